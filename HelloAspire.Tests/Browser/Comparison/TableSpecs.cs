using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>Filters, sorting and pages of the page's tables.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed class TableSpecs(ComparisonSite site)
{
    [Fact]
    public async Task I_can_filter_findings_packages_and_attack_surface()
    {
        await using var visit = await site.Visit();
        var surface = visit.Section("surface");
        await Assertions.Expect(surface.GetByText("/bin/sh").First).ToBeVisibleAsync();

        await surface.GetByLabel("Search").FillAsync("wget");

        await Assertions.Expect(surface.GetByText("/usr/bin/wget").First).ToBeVisibleAsync();
        await Assertions.Expect(surface.GetByText("/bin/sh")).ToHaveCountAsync(0);

        var findings = visit.Section("findings");
        await findings.GetByLabel("Search").FillAsync("no such finding");
        await Assertions.Expect(findings.GetByText("No finding matches the filters.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task I_can_sort_a_table_by_keyboard()
    {
        await using var visit = await site.Visit();
        var packages = visit.Section("packages");
        var names = packages.Locator("tbody td:nth-child(2)");
        await Assertions.Expect(names.First).ToContainTextAsync("base-files");

        await packages.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(names.First).ToContainTextAsync("tzdata");
        await Assertions
            .Expect(packages.GetByRole(AriaRole.Columnheader, new() { Name = "Name" }))
            .ToHaveAttributeAsync("aria-sort", "descending");
    }

    [Fact]
    public async Task Severity_sorts_the_gravest_first()
    {
        await using var visit = await site.Visit();
        var findings = visit.Section("findings");
        var severities = findings.Locator("tbody td:nth-child(1)");

        await findings.GetByRole(AriaRole.Button, new() { Name = "Severity", Exact = true }).ClickAsync();

        await Assertions
            .Expect(findings.GetByRole(AriaRole.Columnheader, new() { Name = "Severity" }))
            .ToHaveAttributeAsync("aria-sort", "descending");
        string[] order = ["high", "medium", "low", "info"];
        var shown = (await severities.AllInnerTextsAsync()).Select(text => text.Trim()).ToList();
        Assert.Equal(shown.OrderBy(severity => Array.IndexOf(order, severity)), shown);
        Assert.NotEqual(shown[0], shown[^1]);

        await findings.GetByRole(AriaRole.Button, new() { Name = "Severity", Exact = true }).ClickAsync();
        await Assertions.Expect(severities.First).ToHaveTextAsync(shown[^1]);
    }

    [Fact]
    public async Task Filters_sorting_pages_and_opened_paths_are_there_again_after_a_reload()
    {
        await using var visit = await site.Visit();
        var findings = visit.Section("findings");
        await findings.Locator("summary").First.ClickAsync();
        await Assertions.Expect(findings.Locator("details[open]")).ToHaveCountAsync(1);
        var title = await findings.Locator("tr:has(details[open]) strong").InnerTextAsync();
        await findings.GetByLabel("Search").FillAsync(title);
        await visit.Page.WaitForURLAsync(url => url.Contains("findings.search=", StringComparison.Ordinal));
        var opened = await findings.Locator("details[open]").InnerTextAsync();
        var files = visit.Section("layer-files");
        await files.GetByRole(AriaRole.Button, new() { Name = "Path", Exact = true }).ClickAsync();
        await files.GetByRole(AriaRole.Button, new() { Name = "Path", Exact = true }).ClickAsync();
        await files.GetByRole(AriaRole.Button, new() { Name = "Next page" }).ClickAsync();
        await Assertions.Expect(files.Locator(".pager")).ToContainTextAsync("11–");
        await visit.Page.WaitForURLAsync(url => url.Contains("layer.page=2", StringComparison.Ordinal));
        var row = await files.Locator("tbody tr").First.InnerTextAsync();

        await visit.Page.ReloadAsync();

        await Assertions.Expect(findings.GetByLabel("Search")).ToHaveValueAsync(title);
        await Assertions
            .Expect(findings.Locator("details[open]"))
            .ToHaveTextAsync(opened, new() { UseInnerText = true });
        await Assertions.Expect(files.Locator("tbody tr").First).ToHaveTextAsync(row, new() { UseInnerText = true });
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_filter_leads_back_to_the_first_page()
    {
        await using var visit = await site.Visit("?layer.page=2");
        var files = visit.Section("layer-files");
        await Assertions.Expect(files.Locator(".pager")).ToContainTextAsync("11–");

        await files.GetByLabel("Search").FillAsync("/srv/index.html");

        await Assertions.Expect(files.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(files.Locator(".pager")).ToContainTextAsync("1 row");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task No_number_is_parted_from_its_unit(int width)
    {
        await using var visit = await site.Visit(width);

        var broken = await visit.Page.EvaluateAsync<string[]>(
            """
            () => {
              const walker = document.createTreeWalker(document.getElementById("main"), NodeFilter.SHOW_TEXT);
              const broken = [];
              while (walker.nextNode()) {
                for (const match of walker.currentNode.data.matchAll(/\d[ \u00a0](?:B|kB|MB|GB|ms|s|%)(?![\w-])/g)) {
                  const range = document.createRange();
                  range.setStart(walker.currentNode, match.index);
                  range.setEnd(walker.currentNode, match.index + match[0].length);
                  if (new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top))).size > 1) {
                    broken.push(walker.currentNode.data.trim());
                  }
                }
              }
              return broken;
            }
            """
        );

        Assert.Empty(broken);
    }
}
