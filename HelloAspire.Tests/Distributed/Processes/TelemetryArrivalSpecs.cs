using System.Net;
using System.Text.Json;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>What the services tell of a request is in Aspire's own dashboard.</summary>
[Collection<RunningAppHostCollection>]
public sealed class TelemetryArrivalSpecs(RunningAppHost running)
{
    [Theory(Timeout = 90_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task A_request_is_a_trace_a_log_and_a_metric_of_its_service(string resource)
    {
        // The caller's own trace, so that it is this request that is found; the client would put another in its place
        // where a test listens to activities.
        var trace = Guid.NewGuid().ToString("N");
        using var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
        using var client = new HttpClient(handler);
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");

        await client.GetStringAsync(running.UrlOf(resource), TestContext.Current.CancellationToken);

        JsonElement[] spans = [];
        await Eventually.IsTrueAsync(
            async () =>
                (spans = await running.Dashboard.SpansAsync(resource))
                    .Where(s => BelongsTo(trace, s))
                    .Select(s => s.GetProperty("name").GetString())
                    .Order()
                    .SequenceEqual(["GET /", "greet"]),
            () => $"the spans of trace {trace} are there, among:\n{string.Join('\n', spans)}"
        );
        await Eventually.IsTrueAsync(
            async () =>
                (await running.Dashboard.LogsAsync(resource)).Any(l =>
                    BelongsTo(trace, l)
                    && l.GetProperty("body").GetProperty("stringValue").GetString()
                        == "Greeted a GET request over HTTP/1.1"
                ),
            "the log of the request is there"
        );
        await Eventually.IsTrueAsync(
            async () =>
                await running.Dashboard.FindSenderAsync(resource) is { } sender
                && sender.GetProperty("hasMetrics").GetBoolean(),
            "metrics are there"
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_its_key_the_dashboard_tells_nothing()
    {
        using var client = new HttpClient { BaseAddress = running.Process.Settings.DashboardUrl };
        using var response = await client.GetAsync(
            new Uri("api/telemetry/resources", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact(Timeout = 30_000)]
    public async Task Nothing_listens_beyond_loopback_and_the_engines_bridge()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var gateways = await EngineCli.Current.RunAsync(
            cancellationToken,
            "network",
            "inspect",
            "bridge",
            "--format",
            "{{range .IPAM.Config}}{{.Gateway}} {{end}}"
        );
        var bridge = gateways.Split(' ').Select(IPAddress.Parse).ToList();

        var listening = ListeningSockets.Of(running.Process.Family.Running().Keys);

        Assert.Contains(listening, l => l.Port == running.Process.Settings.DashboardUrl.Port);
        Assert.All(
            listening,
            l =>
                Assert.True(IPAddress.IsLoopback(l.Address) || bridge.Contains(l.Address), $"{l} is reached from afar.")
        );
    }

    private static bool BelongsTo(string trace, JsonElement item) =>
        item.TryGetProperty("traceId", out var id) && id.GetString() == trace;
}
