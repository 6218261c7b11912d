using System.Net;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Dashboard;

/// <summary>How the dashboard listens, whom it lets in, and how much it keeps.</summary>
public sealed record DashboardOptions
{
    /// <summary>Shown in the title bar.</summary>
    public string ApplicationName { get; init; } = "HelloAspire";

    /// <summary>
    /// Where the pages and the JSON API are served, in the form of <c>ASPNETCORE_URLS</c>' parts; port 0 takes a free
    /// one.
    /// </summary>
    public IReadOnlyList<string> FrontendUrls { get; init; } = ["http://127.0.0.1:18888"];

    /// <summary>Where OTLP over gRPC is taken in (HTTP/2 with prior knowledge on http); port 0 takes a free one.</summary>
    public IReadOnlyList<string> OtlpGrpcUrls { get; init; } = ["http://127.0.0.1:18889"];

    /// <summary>Where OTLP over HTTP is taken in; port 0 takes a free one.</summary>
    public IReadOnlyList<string> OtlpHttpUrls { get; init; } = ["http://127.0.0.1:18890"];

    /// <summary>
    /// Addresses at which containers reach this machine: the OTLP receivers (never the pages) listen there too, on
    /// the ports of the first OTLP URLs.
    /// </summary>
    public IReadOnlyList<IPAddress> OtlpAdditionalAddresses { get; init; } = [];

    /// <summary>What a sender must put into the <c>x-otlp-api-key</c> header. Null asks for no key.</summary>
    public string? OtlpApiKey { get; init; }

    /// <summary>What opens <c>/login?t=…</c> and the JSON API; null draws a random one at start.</summary>
    public string? BrowserToken { get; init; }

    /// <summary>True lets anyone who reaches the pages in, without a login.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>The page that compares the images, linked from the menu and the resources where it is given.</summary>
    public Uri? ComparisonUrl { get; init; }

    /// <summary>Takes the warnings and errors of the dashboard's own servers; null drops them.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>How much is kept before the oldest leaves.</summary>
    public TelemetryLimits Limits { get; init; } = new();
}
