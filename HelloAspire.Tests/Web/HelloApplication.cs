using HelloAspire.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HelloAspire.Tests.Web;

/// <summary>The real service in this process, with settings and services that a test adds.</summary>
internal sealed class HelloApplication : WebApplicationFactory<HelloTelemetry>
{
    public IDictionary<string, string> Settings { get; } =
        new Dictionary<string, string> { ["Logging:Console:LogLevel:Default"] = "None" };

    public Action<IServiceCollection> More { get; init; } = _ => { };

    /// <summary>
    /// Serves by the real server, at a free port. Not <c>UseKestrel(0)</c>: that sets the port while the program starts by
    /// itself, and now and then comes too late.
    /// </summary>
    public void ServeForReal()
    {
        Settings["urls"] = "http://127.0.0.1:0";
        UseKestrel();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(More);
    }
}
