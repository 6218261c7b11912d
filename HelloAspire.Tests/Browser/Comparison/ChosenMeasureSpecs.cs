using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Distributed;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>Images that someone chose are measured on the page as configured variants are, and told apart from them.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed class ChosenMeasureSpecs(ComparisonSite site)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Long = new() { Timeout = 60_000 };

    private static string Chosen { get; } = $"?left={TestImages.Large.Image.Text}&right={TestImages.Small.Image.Text}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_are_those_of_the_pair_and_stay_with_it()
    {
        await using var visit = await site.Visit(Chosen);
        await using var other = await site.Visit();

        await visit.Button("Shutdown").ClickAsync();

        var progress = visit.Page.Locator(".measuring");
        await Expect(progress).ToContainTextAsync("left");
        await Expect(progress.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        // The page on another pair says whose measures run, and offers none of its own meanwhile.
        await Expect(other.Page.Locator("#measure-step")).ToContainTextAsync(TestImages.Large.Image.Text);
        await Expect(other.Section("measures")).ToContainTextAsync("is being measured");
        await Expect(other.Button("Shutdown")).ToBeDisabledAsync();
        var results = visit.Section("measures").Locator(".figures", new() { HasText = "Stop to exit" });
        await Expect(results).ToBeVisibleAsync(Long);
        await Expect(results.Locator("thead")).ToContainTextAsync(TestImages.Large.Image.Text);
        await Expect(visit.Section("measures").Locator(".conditions").First)
            .ToContainTextAsync("fresh containers, without the image's health check");
        await Expect(other.Page.Locator(".figures th", new() { HasText = TestImages.Large.Image.Text }))
            .ToHaveCountAsync(0);

        await visit.Page.ReloadAsync();
        await Expect(results).ToBeVisibleAsync();
        Assert.Empty(await visit.BarriersAsync());
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Cancelled_and_left_it_leaves_no_container_and_tags_that_move_change_nothing()
    {
        const string Tag = "hello-compare-tests-moving:1";
        await EngineCli.Current.RunAsync(Token, "image", "tag", TestImages.Small.Image.Text, Tag);
        try
        {
            await using var visit = await site.Visit($"?left={Tag}&right=large");
            await EngineCli.Current.RunAsync(Token, "image", "tag", TestImages.Large.Image.Text, Tag);

            await visit.Button("Memory, CPU, latency, throughput").ClickAsync();
            await Expect(visit.Page.Locator("#measure-step"))
                .ToContainTextAsync("Memory at rest", new() { Timeout = 60_000 });
            // Both measured containers run, without a health check, and the first is of the image that was compared.
            var measured = await MeasuredAsync();
            Assert.Contains(measured, container => container.StartsWith("[NONE] ", StringComparison.Ordinal));
            Assert.Contains($"[NONE] {await IdAsync(TestImages.Small.Image.Text)}", measured);
            await visit.Page.GotoAsync(site.Url.ToString());
            await visit.Connected();
            await visit.Button("Cancel").ClickAsync();

            await Expect(visit.Page.Locator(".measuring")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
            Assert.Empty(await MeasuredAsync());
            // Not of the variants that this page shows.
            await Expect(visit.Page.GetByText("Cancelled.")).ToHaveCountAsync(0);
        }
        finally
        {
            await EngineCli.Current.TryRunAsync(CancellationToken.None, "image", "rm", Tag);
        }
    }

    private static async Task<string[]> MeasuredAsync()
    {
        var ids = await EngineCli.Current.RunAsync(
            Token,
            "container",
            "ls",
            "--all",
            "--quiet",
            "--filter",
            "label=dev.hello-aspire.measure"
        );
        return ids.Length == 0
            ? []
            : (
                await EngineCli.Current.RunAsync(
                    Token,
                    [
                        "container",
                        "inspect",
                        "--format",
                        "{{.Config.Healthcheck.Test}} {{.Image}}",
                        .. ids.Split('\n', StringSplitOptions.RemoveEmptyEntries),
                    ]
                )
            ).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Task<string> IdAsync(string image) =>
        EngineCli.Current.RunAsync(Token, "image", "inspect", "--format", "{{.Id}}", image);
}
