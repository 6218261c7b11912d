using System.Runtime.CompilerServices;
using System.Text.Json;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>Follows the requests that running variants answer, by the spans that they send to Aspire's dashboard.</summary>
internal sealed class DashboardSpans(IConfiguration configuration)
{
    private const string Section = "Comparison:Dashboard";
    private const int ServerKind = 2;

    private readonly string? _url = configuration[$"{Section}:Url"];
    private readonly string? _key = configuration[$"{Section}:ApiKey"];

    /// <summary>Whether there is a dashboard to ask: its address is configured.</summary>
    public bool IsConfigured => !string.IsNullOrEmpty(_url);

    /// <summary>Where the dashboard shows a resource; null without a dashboard.</summary>
    /// <param name="instance">The name of its container: here the dashboard takes no other.</param>
    public Uri? Resource(string instance) => Link($"?resource={Uri.EscapeDataString(instance)}");

    /// <summary>Where the dashboard shows a variant's log; null without a dashboard.</summary>
    public Uri? Log(string variant) => Link($"consolelogs/resource/{Uri.EscapeDataString(variant)}");

    // Without the token of its login: this page has none, and must not open what has one.
    private Uri? Link(string path) => IsConfigured ? new Uri(new Uri(_url!), path) : null;

    /// <summary>Returns how many requests ended, each time that the dashboard tells of some, from now on.</summary>
    /// <exception cref="HttpRequestException">The dashboard does not answer.</exception>
    /// <exception cref="IOException">The dashboard ended.</exception>
    public async IAsyncEnumerable<int> Follow(
        string variant,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // The dashboard's own certificate need not be trusted: it is asked on this machine's loopback alone.
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (request, _, _, _) => request.RequestUri!.IsLoopback,
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Add("x-api-key", _key);
        var since = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000_000;

        var path = $"api/telemetry/spans?resource={Uri.EscapeDataString(variant)}&follow=true";
        await using var stream = await client.GetStreamAsync(new Uri(new Uri(_url!), path), cancellationToken);
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (CountRequests(line, since) is > 0 and var requests)
            {
                yield return requests;
            }
        }
    }

    /// <summary>Counts the server's spans in a line of OTLP JSON that ended after a moment, in nanoseconds since 1970.</summary>
    private static int CountRequests(string line, long since)
    {
        if (!line.StartsWith('{'))
        {
            return 0;
        }
        using var document = JsonDocument.Parse(line);
        return Items(document.RootElement, "resourceSpans")
            .SelectMany(resource => Items(resource, "scopeSpans"))
            .SelectMany(scope => Items(scope, "spans"))
            .Count(span =>
                span.GetProperty("kind").GetInt32() == ServerKind
                && long.TryParse(span.GetProperty("endTimeUnixNano").GetString(), out var end)
                && end >= since
            );
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;
}
