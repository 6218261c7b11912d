using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HelloAspire.Dashboard;
using HelloAspire.Tests.Dashboard.Samples;

namespace HelloAspire.Tests.Dashboard.Frontend;

[Trait("Category", "Model")]
public sealed class DashboardApiSpecs : IAsyncLifetime
{
    private DashboardApplication _dashboard = null!;
    private DashboardClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _dashboard = await SampleDashboard.StartAsync();
        _client = new(_dashboard);
        await SampleTelemetry.SendAsync(_dashboard.OtlpHttpUrl, SampleDashboard.OtlpApiKey, Token);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _dashboard.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/resources")]
    [InlineData("/api/telemetry/traces")]
    [InlineData("/api/telemetry/logs")]
    [InlineData("/api/telemetry/metrics")]
    public async Task Nothing_is_told_without_the_key(string path)
    {
        using var stranger = new HttpClient { BaseAddress = _dashboard.FrontendUrl };
        using var none = await stranger.GetAsync(new Uri(path, UriKind.Relative), Token);
        stranger.DefaultRequestHeaders.Add("X-API-Key", "wrong");
        using var wrong = await stranger.GetAsync(new Uri(path, UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task Resources_are_told_without_their_secrets()
    {
        var resources = await _client.PollAsync("/api/resources", answer => answer.GetArrayLength() == 3);
        var multiStage = resources
            .EnumerateArray()
            .Single(r => r.GetProperty("displayName").GetString() == "multi-stage");

        Assert.Equal("Running", multiStage.GetProperty("state").GetString());
        Assert.Equal("Healthy", multiStage.GetProperty("healthStatus").GetString());
        Assert.Contains("OTEL_EXPORTER_OTLP_HEADERS", resources.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", resources.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_ask_for_one_resource_and_a_number_of_traces()
    {
        var traces = await _client.GetAsync("/api/telemetry/traces?resource=single-stage&limit=7");

        Assert.Equal(7, traces.GetArrayLength());
        Assert.All(
            traces.EnumerateArray(),
            trace => Assert.Equal("single-stage", trace.GetProperty("resource").GetString())
        );
    }

    [Theory]
    [InlineData("traces?limit=many", "limit is 'many'. Give a whole number from 1 on.")]
    [InlineData("metrics?limit=0", "limit is '0'.")]
    [InlineData("logs?limit=-3", "limit is '-3'.")]
    [InlineData("logs?severity=Loud", "severity is 'Loud'. Give one of Unknown, Trace, Debug")]
    [InlineData("traces?traceId=12", "traceId is '12'. Give 32 hexadecimal digits.")]
    public async Task A_wrong_value_is_named_with_its_mend(string query, string message)
    {
        using var answer = await _client.AnswerAsync($"/api/telemetry/{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(message, await DetailAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/resources")]
    [InlineData("/api/telemetry/logs")]
    public async Task An_unknown_resource_is_told_from_one_that_has_sent_nothing(string path)
    {
        await _client.PollAsync("/api/resources", resources => resources.GetArrayLength() == 3);
        using var known = await _client.AnswerAsync($"{path}?resource=comparison");
        using var unknown = await _client.AnswerAsync($"{path}?resource=multistage");

        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(
            "There is no resource 'multistage'. Known are: comparison, multi-stage, single-stage.",
            await DetailAsync(unknown)
        );
    }

    [Fact]
    public async Task I_can_ask_for_the_logs_of_a_trace_and_from_a_level_on()
    {
        var errors = await _client.GetAsync("/api/telemetry/logs?resource=multi-stage&severity=Error");
        var ofTrace = await _client.GetAsync($"/api/telemetry/logs?traceId={SampleTraces.FailedId}");

        Assert.Equal(SampleTraces.Count / 10, errors.GetArrayLength());
        Assert.Equal(
            "The greeting is missing.",
            Assert.Single(ofTrace.EnumerateArray()).GetProperty("message").GetString()
        );
    }

    [Fact]
    public async Task I_can_ask_for_the_latest_points_of_an_instrument()
    {
        var metrics = await _client.GetAsync(
            "/api/telemetry/metrics?resource=multi-stage&instrument=hello.greetings&limit=3"
        );

        var instrument = Assert.Single(metrics.EnumerateArray());
        var points = instrument.GetProperty("series")[0].GetProperty("points").EnumerateArray().ToList();
        Assert.Equal(3, points.Count);
        Assert.True(points[0].GetProperty("time").GetDateTime() > points[1].GetProperty("time").GetDateTime());
    }

    private static async Task<string?> DetailAsync(HttpResponseMessage answer)
    {
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        return problem.GetProperty("detail").GetString();
    }
}
