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
        using var measured = await client.PostAsync("/api/compare?measure=parity,startup", null, cancellation);
        Assert.True(measured.IsSuccessStatusCode, await measured.Content.ReadAsStringAsync(cancellation));

        await using var browser = await Chromium.LaunchAsync();
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var visit = await ComparisonVisit.Open(browser, client.BaseAddress!, theme: theme);

            await Assertions
                .Expect(visit.Page.Locator("#verdict-title"))
                .ToHaveTextAsync("Ship multi-stage", new() { Timeout = 60_000 });
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

    private static string Name(ColorScheme theme) => $"readme/comparison-{theme.ToString().ToLowerInvariant()}";
}
