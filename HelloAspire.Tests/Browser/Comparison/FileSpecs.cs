using System.Diagnostics;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Reading.Sources;
using HelloAspire.Tests.Comparison.Samples;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>Layers, their files, and the treemap of what only one image holds.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed class FileSpecs(ComparisonSite site)
{
    private const string Boxes = """
        () => [...document.querySelectorAll(".treemap, .tile")].map((element) => {
          const box = element.getBoundingClientRect();
          return [box.left, box.top, box.right, box.bottom];
        })
        """;

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task No_tile_is_drawn_over_another_and_none_holds_nearly_everything(int width)
    {
        // Chromium lays out in units of 1/64 pixel.
        const float Slack = 1f / 16;
        await using var visit = await site.Visit(width);
        await Assertions.Expect(visit.Page.Locator(".tile.other")).ToContainTextAsync("other (");

        var boxes = await visit.Page.EvaluateAsync<float[][]>(Boxes);

        var (map, tiles) = (boxes[0], boxes[1..]);
        Assert.True(tiles.Length > 5);
        var area = (map[2] - map[0]) * (map[3] - map[1]);
        foreach (var (index, tile) in tiles.Index())
        {
            Assert.InRange(tile[0], map[0] - Slack, tile[2]);
            Assert.InRange(tile[1], map[1] - Slack, tile[3]);
            Assert.InRange(tile[2], tile[0], map[2] + Slack);
            Assert.InRange(tile[3], tile[1], map[3] + Slack);
            Assert.InRange((tile[2] - tile[0]) * (tile[3] - tile[1]) / area, 0, 0.7);
            Assert.All(
                tiles[(index + 1)..],
                other =>
                    Assert.False(
                        Math.Min(tile[2], other[2]) - Math.Max(tile[0], other[0]) > Slack
                            && Math.Min(tile[3], other[3]) - Math.Max(tile[1], other[1]) > Slack
                    )
            );
        }
    }

    [Fact]
    public async Task Escape_and_back_lead_to_the_parent_directory_and_a_link_to_any_of_them()
    {
        await using var visit = await site.Visit();
        var current = visit.Page.Locator(".crumbs [aria-current]");
        await Assertions.Expect(current).ToHaveTextAsync("all files");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "notes usr/src/" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(current).ToHaveTextAsync("notes");
        await visit.Page.WaitForFunctionAsync("document.activeElement.matches('.treemap')");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(current).ToHaveTextAsync("src");
        await visit.Page.GoBackAsync();
        await Assertions.Expect(current).ToHaveTextAsync("notes");
        var link = visit.Page.Url;
        await visit.Page.GoBackAsync();
        await Assertions.Expect(current).ToHaveTextAsync("all files");

        await visit.Page.GotoAsync(link);
        await visit.Connected();

        await Assertions.Expect(current).ToHaveTextAsync("notes");
        await visit.Page.Locator(".crumbs").GetByRole(AriaRole.Button, new() { Name = "all files" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".crumbs").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task I_am_told_by_keyboard_what_a_tile_is()
    {
        await using var visit = await site.Visit();
        var details = visit.Page.Locator(".tile-details");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "openssl usr/bin/" }).FocusAsync();
        await Assertions.Expect(details).ToContainTextAsync("/usr/bin/openssl");
        await Assertions.Expect(details).ToContainTextAsync("of what is shown, 1 file");

        await visit.Page.Locator(".tile.other").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(details.Locator("li").First).ToBeVisibleAsync();
        Assert.Empty(await visit.BarriersAsync());
    }

    [Fact]
    public async Task I_am_told_by_touch_what_a_tile_and_a_layer_are()
    {
        await using var visit = await site.Visit(width: 390);

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "openssl usr/bin/" }).TapAsync();
        await Assertions.Expect(visit.Page.Locator(".tile-details")).ToContainTextAsync("/usr/bin/openssl");

        var details = visit.Page.Locator(".layer-details");
        await visit.Page.Locator(".bar").Last.Locator(".segment").First.TapAsync();
        await Assertions.Expect(details).ToContainTextAsync("large, layer 1 of ");
        await visit.Button("Next layer").TapAsync();
        await Assertions.Expect(details).ToContainTextAsync("large, layer 2 of ");
        Assert.Empty(await visit.BarriersAsync());
    }

    [Fact]
    public async Task I_can_go_from_layer_to_layer_by_keyboard_and_on_to_its_files()
    {
        await using var visit = await site.Visit();
        var details = visit.Page.Locator(".layer-details");
        var segments = visit.Page.Locator(".bar").Last.Locator(".segment");
        var last = await segments.CountAsync();
        Assert.Equal(1, await visit.Page.Locator(".bar").Last.Locator("[tabindex='0']").CountAsync());

        await segments.First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(details).ToContainTextAsync($"large, layer {last} of {last}");
        await Assertions.Expect(segments.Last).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(details).ToContainTextAsync($"large, layer {last - 1} of {last}");
        await visit.Page.Keyboard.PressAsync("ArrowRight");
        await details.GetByRole(AriaRole.Link, new() { Name = "Files of this layer" }).ClickAsync();

        var files = visit.Section("layer-files");
        await Assertions.Expect(files.Locator("tbody")).ToContainTextAsync("/srv/index.html");
        await Assertions.Expect(files).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_link_leads_to_the_files_of_a_layer_with_size_mode_and_owner()
    {
        await using var visit = await site.Visit("?layer.side=right&layer.search=/usr/bin/openssl&layer.change=added");

        var rows = visit.Section("layer-files").Locator("tbody tr");

        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.First).ToContainTextAsync("/usr/bin/openssl");
        await Assertions.Expect(rows.First).ToContainTextAsync("-rwxr-xr-x");
        await Assertions.Expect(rows.First).ToContainTextAsync("0:0");
    }

    [Fact]
    public async Task I_see_which_files_have_other_content()
    {
        await using var visit = await site.Visit("?changes.search=index.html");

        var row = visit.Section("changes").Locator("tbody tr");

        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row).ToContainTextAsync("/srv/index.html");
        await Assertions.Expect(row).ToContainTextAsync("content");
    }

    [Fact]
    public async Task The_list_of_files_is_quick_with_eighty_thousand_of_them()
    {
        using var files = new ImageFiles();
        var many = ImageBuilder
            .Clean()
            .Layer(layer =>
            {
                for (var n = 0; n < 80_000; n++)
                {
                    layer.File($"srv/{n % 100}/file-{n}", "x");
                }
            });
        await using var page = await PageProcess.Start(
            "Production",
            Variant("one", files.Docker(ImageBuilder.Clean())),
            Variant("many", files.Docker(many))
        );
        await using var visit = await site.Open(new Uri(page.Url, "?layer.side=right"));
        var section = visit.Section("layer-files");
        await Assertions.Expect(section.Locator(".pager")).ToContainTextAsync("of 80,0", new() { Timeout = 60_000 });

        var start = Stopwatch.GetTimestamp();
        await section.GetByLabel("Search").FillAsync("file-79999");
        await Assertions.Expect(section.Locator("tbody tr")).ToHaveCountAsync(1);
        await section.GetByLabel("Search").FillAsync("");
        await section.GetByRole(AriaRole.Button, new() { Name = "Path", Exact = true }).ClickAsync();
        await Assertions.Expect(section.Locator("tbody tr").First).ToContainTextAsync("/app/hello");
        await section.GetByRole(AriaRole.Button, new() { Name = "Last page" }).ClickAsync();
        await Assertions.Expect(section.Locator("tbody tr").Last).ToContainTextAsync("/srv/99/file-9999");

        TestContext.Current.TestOutputHelper?.WriteLine($"Search, sort and page: {Stopwatch.GetElapsedTime(start)}");
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static ImageVariant Variant(string name, string reference) =>
        new() { Name = name, Image = ImageReference.Parse(reference, ContainerEngine.Default) };
}
