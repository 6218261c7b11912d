using System.Text.Json;
using HelloAspire.Tests.Distributed;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>The page as the app host shows it of the two hello images, and the pictures of it in the README.</summary>
[Collection<HelloCollection>]
public sealed class PairPictureSpecs(HelloApp hello)
{
    [Fact(Timeout = 600_000)]
    public async Task The_page_says_which_dockerfile_to_ship()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await hello.App.WaitForHealthyAsync("comparison", cancellation);
        using var client = hello.App.Application.CreateHttpClient("comparison");
        client.Timeout = Timeout.InfiniteTimeSpan;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/compare?measure=parity,startup");
        request.Headers.Accept.ParseAdd("application/json");
        using var measured = await client.SendAsync(request, cancellation);
        var report = await measured.Content.ReadAsStringAsync(cancellation);
        Assert.True(measured.IsSuccessStatusCode, report);
        var verdict = JsonSerializer.Deserialize<JsonElement>(report).GetProperty("verdict");
        Assert.Equal(HelloApp.MultiStage, Better(verdict, "Size"));
        Assert.Equal(HelloApp.MultiStage, Better(verdict, "Security"));
        // They run the same program: which starts sooner is for the machine to say.
        Assert.Equal(
            Better(verdict, "Speed") == HelloApp.SingleStage ? "It is a trade-off" : "Ship multi-stage",
            verdict.GetProperty("headline").GetString()
        );

        await using var browser = await Chromium.LaunchAsync();
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var visit = await ComparisonVisit.Open(browser, client.BaseAddress!, theme: theme);

            await Assertions
                .Expect(visit.Page.Locator("#verdict-title"))
                .ToHaveTextAsync(verdict.GetProperty("headline").GetString()!, new() { Timeout = 60_000 });
            await Assertions
                .Expect(visit.Page.Locator(".verdict-text"))
                .ToContainTextAsync(
                    "Both run the same program, byte for byte, and respond identically to all 9 requests."
                );
            Assert.Empty(await visit.BarriersAsync());
            await visit.Page.EvaluateAsync("scrollTo(0, 0)");
            await visit.ScreenshotDownTo("section[aria-labelledby=files-title]", Name(theme));
        }
    }

    private static string? Better(JsonElement verdict, string criterion) =>
        verdict
            .GetProperty("criteria")
            .EnumerateArray()
            .Single(c => c.GetProperty("title").GetString() == criterion)
            .TryGetProperty("better", out var better)
            ? better.GetString()
            : null;

    private static string Name(ColorScheme theme) => $"readme/comparison-{theme.ToString().ToLowerInvariant()}";
}
