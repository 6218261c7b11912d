using System.Diagnostics;
using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Distributed;
using HelloAspire.Tests.Distributed.Load;
using static Microsoft.Playwright.Assertions;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>Several people look at the page at once.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed class ViewersSpecs(ComparisonSite site)
{
    private const int Viewers = 10;
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_viewers_are_served_promptly_while_a_measure_runs()
    {
        var visits = new List<ComparisonVisit>();
        try
        {
            while (visits.Count < Viewers)
            {
                visits.Add(await site.Visit());
            }
            using var client = new HttpClient { BaseAddress = site.Url };

            var measuring = client.PostAsync("/api/compare?measure=load", null, Token);
            await Eventually.IsTrueAsync(
                async () => (await TestImages.MeasuredContainers(TestImages.Small)).Length > 0,
                "a container is measured"
            );
            var (pages, menus) = (new List<double>(), new List<double>());
            foreach (var visit in visits)
            {
                pages.Add(await TimeAsync(() => client.GetStringAsync("/", Token)));
                menus.Add(
                    await TimeAsync(async () =>
                    {
                        await visit.Button("Theme").ClickAsync();
                        await Expect(visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Menuitem).First)
                            .ToBeVisibleAsync();
                    })
                );
            }
            using var measured = await measuring;

            LoadFigures.Note(
                $"The page with {Viewers} viewers while a load is measured",
                $"the page in {pages.Order().ElementAt(Viewers / 2):0} ms (median), {pages.Max():0} ms (longest); a click's effect in {menus.Order().ElementAt(Viewers / 2):0} ms (median), {menus.Max():0} ms (longest)"
            );
            measured.EnsureSuccessStatusCode();
            Assert.All(pages.Concat(menus), time => Assert.InRange(time, 0, Prompt.TotalMilliseconds));
        }
        finally
        {
            foreach (var visit in visits)
            {
                await visit.DisposeAsync();
            }
        }
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var clock = Stopwatch.StartNew();
        await action();
        return clock.Elapsed.TotalMilliseconds;
    }
}
