namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>What scripts ask of a running app host through Aspire's command line.</summary>
[Collection<RunningAppHostCollection>]
public sealed class AspireCliSpecs(RunningAppHost running)
{
    [Fact(Timeout = 120_000)]
    public async Task Describe_tells_the_state_the_link_and_the_image_of_each_service()
    {
        var resources = (await running.Process.AskAspireForJsonAsync("describe")).GetProperty("resources");

        foreach (var name in (string[])[HelloApp.MultiStage, HelloApp.SingleStage])
        {
            var service = resources.EnumerateArray().Single(r => r.GetProperty("displayName").GetString() == name);
            Assert.Equal("Running", service.GetProperty("state").GetString());
            Assert.Equal("Healthy", service.GetProperty("healthStatus").GetString());
            Assert.Contains(
                running.UrlOf(name),
                service.GetProperty("urls").EnumerateArray().Select(u => new Uri(u.GetProperty("url").GetString()!))
            );
            Assert.StartsWith(
                "sha256:",
                service.GetProperty("properties").GetProperty("image.id").GetString(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Otel_tells_the_traces_and_logs_of_a_service()
    {
        using var client = new HttpClient();
        await client.GetStringAsync(running.UrlOf(HelloApp.SingleStage), TestContext.Current.CancellationToken);

        await Eventually.IsTrueAsync(
            async () =>
                (await running.Process.AskAspireForJsonAsync("otel", "traces", HelloApp.SingleStage))
                    .EnumerateArray()
                    .Any(t => t.GetProperty("title").GetString()!.Contains("GET /", StringComparison.Ordinal)),
            "the trace is there"
        );
        Assert.Contains(
            "Greeted a GET request over HTTP/1.1",
            (await running.Process.AskAspireForJsonAsync("otel", "logs", HelloApp.SingleStage)).GetRawText(),
            StringComparison.Ordinal
        );
    }
}
