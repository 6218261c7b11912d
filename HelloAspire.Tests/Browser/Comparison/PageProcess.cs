using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CliWrap;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>The comparison as the app host runs it: its assembly, from another working directory, on any free port.</summary>
internal sealed partial class PageProcess : IAsyncDisposable
{
    private static readonly Uri AnyPort = new("http://127.0.0.1:0");

    private readonly CancellationTokenSource _interrupt = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("comparison-page-");
    private readonly StringBuilder _log = new();
    private CommandTask<CommandResult> _process = null!;

    private PageProcess() { }

    public Uri Url { get; private set; } = null!;

    public static Task<PageProcess> Start(string environment, params ImageVariant[] variants) =>
        Start(environment, AnyPort, [], variants);

    /// <summary>Starts it at an address, as one that was restarted.</summary>
    public static Task<PageProcess> Start(string environment, Uri address, params ImageVariant[] variants) =>
        Start(environment, address, [], variants);

    /// <param name="settings">Further environment variables.</param>
    public static Task<PageProcess> Start(
        string environment,
        IReadOnlyList<(string Name, string Value)> settings,
        ImageVariant[] variants
    ) => Start(environment, AnyPort, settings, variants);

    private static async Task<PageProcess> Start(
        string environment,
        Uri address,
        IReadOnlyList<(string Name, string Value)> settings,
        ImageVariant[] variants
    )
    {
        var page = new PageProcess();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        page._process = Cli.Wrap("dotnet")
            .WithArguments([Assembly, "serve"])
            .WithWorkingDirectory(page._directory.FullName)
            .WithEnvironmentVariables(
                Variables(environment, address, page._directory.FullName, variants)
                    .Concat(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))
                    .ToDictionary()
            )
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Read))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Read))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(page._kill.Token, page._interrupt.Token);

        var first = await Task.WhenAny(listening.Task, page._process.Task, Task.Delay(TimeSpan.FromSeconds(30)));
        Assert.True(first == listening.Task, $"The page does not listen:\n{page._log}");
        page.Url = await listening.Task;
        return page;

        void Read(string line)
        {
            page._log.AppendLine(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                listening.TrySetResult(new Uri(match.Groups["url"].Value));
            }
        }
    }

    /// <summary>Ends it as a crash does: it cannot clean up.</summary>
    public async Task Kill()
    {
        await _kill.CancelAsync();
        await ((Task)_process.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public async ValueTask DisposeAsync()
    {
        _kill.CancelAfter(TimeSpan.FromSeconds(10));
        await _interrupt.CancelAsync();
        await ((Task)_process.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _interrupt.Dispose();
        _kill.Dispose();
        _directory.Delete(recursive: true);
    }

    private static Dictionary<string, string?> Variables(
        string environment,
        Uri address,
        string cache,
        ImageVariant[] variants
    )
    {
        var variables = new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = environment,
            ["DOTNET_ENVIRONMENT"] = environment,
            ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
            ["XDG_CACHE_HOME"] = cache,
            ["Comparison__FailOn"] = "ratio<1,right.check:high",
            ["Comparison__Measures__Startups"] = "2",
            ["Comparison__Measures__Shutdowns"] = "2",
            ["Comparison__Measures__RoundSeconds"] = "0",
            ["Comparison__Measures__Load__Rounds"] = "2",
            ["Comparison__Measures__Load__SliceSeconds"] = "1",
            ["Comparison__Measures__Load__MaxRequests"] = "500",
        };
        foreach (var (index, variant) in variants.Index())
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"Comparison__Variants__{index}__");
            variables[key + nameof(ImageVariant.Name)] = variant.Name;
            variables[key + nameof(ImageVariant.Image)] = variant.Image.Text;
            variables[key + nameof(ImageVariant.HealthPath)] = variant.HealthPath;
            variables[key + nameof(ImageVariant.Url)] = variant.Url?.ToString();
        }
        return variables;
    }

    // Beside the tests' own folder: artifacts/bin/HelloAspire.Comparison/debug.
    private static string Assembly { get; } =
        Path.GetFullPath(
            Path.Combine(
                AppContext.BaseDirectory,
                "..",
                "..",
                "HelloAspire.Comparison",
                new DirectoryInfo(AppContext.BaseDirectory).Name,
                "HelloAspire.Comparison.dll"
            )
        );

    [GeneratedRegex(@"Now listening on: (?<url>http://\S+)")]
    private static partial Regex Listening();
}
