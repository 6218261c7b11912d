using System.IO.Compression;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
using HelloAspire.Comparison.Commands;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Access;
using HelloAspire.Comparison.Page.Api;
using HelloAspire.Comparison.Page.Layout;
using HelloAspire.Comparison.Page.Sessions;
using HelloAspire.Comparison.Page.Variants;
using HelloAspire.Comparison.Reading;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using MudBlazor.Services;

namespace HelloAspire.Comparison.Page;

/// <summary>The web page and its HTTP interface.</summary>
internal static class PageApplication
{
    private const string DefaultUrl = "http://localhost:5002";

    /// <summary>Serves the page until the process is asked to end.</summary>
    /// <returns>The exit code: 2 where the configuration is wrong.</returns>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var application = Create(args);
            await application.RunAsync();
            return ExitCode.Success;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"{exception.Message} Stop the program that listens there, or choose another port: 'serve --urls=http://localhost:5003'."
            );
            return ExitCode.CouldNotRun;
        }
        catch (UserErrorException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return ExitCode.CouldNotRun;
        }
    }

    /// <summary>Puts the page together.</summary>
    /// <exception cref="UserErrorException">The configuration is wrong.</exception>
    public static WebApplication Create(string[] args)
    {
        // Wherever it is started from, and as whatever: its files are found beside the assembly.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = typeof(PageApplication).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.UseStaticWebAssets();
        // To follow files that someone edits costs the compression of those that nobody does: 628 kB instead of 67.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        // Why the page does not start is told in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.AddServiceDefaults();
        builder
            .Services.AddRazorComponents()
            .AddInteractiveServerComponents()
            // A connection that is lost without a word is noticed after three of these (connection.js).
            .AddHubOptions(hub => hub.KeepAliveInterval = TimeSpan.FromSeconds(5));
        builder
            .Services.AddResponseCompression()
            // The fastest leaves half as much again of the style sheets.
            .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal)
            .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
        builder.Services.AddDataProtection().AddKeyManagementOptions(keys => keys.XmlRepository = new KeysInMemory());
        // It warns of keys that are stored unencrypted; these are not stored.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Services.AddMudServices();
        builder.Services.AddSingleton(new ImageReader());
        builder.Services.AddSingleton(VulnerabilityDatabase.In(builder.Configuration["Comparison:Database"]));
        builder.Services.AddSingleton(
            VulnerabilityExceptions.Read(
                Files(builder.Configuration["Comparison:Ignore"]),
                Files(builder.Configuration["Comparison:Vex"])
            )
        );
        var variants = new VariantSet(ConfiguredVariants.Read(builder.Configuration));
        builder.Services.AddSingleton(variants);
        builder.Services.AddSingleton(ConfiguredScanners.Read(builder.Configuration, variants));
        builder.Services.AddSingleton(MeasureOptions.Read(builder.Configuration));
        builder.Services.AddSingleton(Gate.Read(builder.Configuration));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<PageReports>();
        builder.Services.AddProblemDetails();
        builder.Services.AddApiDescription();
        builder.Services.AddSingleton<ReadingSession>();
        builder.Services.AddSingleton<PairSessions>();
        builder.Services.AddSingleton<MeasureSession>();
        builder.Services.AddSingleton<DashboardSpans>();
        builder.Services.AddSingleton<LiveUsage>();
        builder.Services.AddSingleton<VariantContainers>();
        builder.Services.AddSingleton<RunningVariants>();
        builder.Services.AddScoped<PageAddress>();
        builder.Services.AddHostedService<MeasureCleanup>();

        var app = builder.Build();
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UseLoopbackOnly();
        app.UseStatusPages();
        app.UseRouting();
        app.UsePagesOfGetOnly();
        app.UseAntiforgery();
        app.MapDefaultEndpoints();
        app.MapStaticAssets();
        app.MapCompareApi();
        app.MapOpenApi();
        // Which pages may frame this one is said by the security headers: none.
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        return app;
    }

    // Several files are parted by the system's own separator of paths, as in PATH.
    private static string[] Files(string? setting) =>
        setting?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
