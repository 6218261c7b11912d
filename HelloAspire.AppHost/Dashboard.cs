using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.AppHost;

/// <summary>Aspire's dashboard, as this app host configures it.</summary>
/// <param name="Url">Its first address.</param>
/// <param name="LoginLink">The link that opens it in a browser.</param>
/// <param name="ApiKey">The key of its HTTP interface; null where it is open.</param>
internal sealed record Dashboard(Uri Url, string LoginLink, string? ApiKey)
{
    /// <summary>The name of its resource.</summary>
    public const string ResourceName = "aspire-dashboard";

    /// <summary>Returns null where there is none, as in tests, or where its port is chosen later.</summary>
    public static Dashboard? From(IConfiguration configuration)
    {
        if (
            !Uri.TryCreate(configuration["ASPNETCORE_URLS"]?.Split(';')[0], UriKind.Absolute, out var url)
            || url.Port == 0
        )
        {
            return null;
        }
        var token = configuration["AppHost:BrowserToken"];
        var link = string.IsNullOrEmpty(token) ? url : new Uri(url, $"login?t={token}");
        return new(url, link.ToString(), configuration["AppHost:DashboardApiKey"]);
    }

    /// <summary>Returns the names of the resources that have sent telemetry.</summary>
    /// <exception cref="HttpRequestException">The dashboard does not answer, or not as expected.</exception>
    public async Task<IReadOnlySet<string>> TelemetryResourcesAsync(CancellationToken cancellationToken)
    {
        // Its own certificate need not be trusted: it is asked on this machine's loopback alone.
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, _, _, _) => Url.IsLoopback,
        };
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Add("x-api-key", ApiKey);
        var resources = await client.GetFromJsonAsync<Sender[]>(
            new Uri(Url, "api/telemetry/resources"),
            cancellationToken
        );
        return resources!.Select(r => r.Name).ToHashSet();
    }

    private sealed record Sender(string Name);
}
