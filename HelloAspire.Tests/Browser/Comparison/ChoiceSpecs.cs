using System.Net;
using System.Text.Json;
using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Comparison.Samples;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>What is compared is chosen on the page, and is in its address.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed class ChoiceSpecs(ComparisonSite site) : IDisposable
{
    private readonly ImageFiles _files = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task I_can_compare_any_image_and_archive_and_swap_their_sides()
    {
        var archive = Long(_files.Docker(ImageBuilder.Clean()));
        await using var visit = await site.Visit();

        await visit.Page.GetByText("Choose images").ClickAsync();
        await visit.Page.GetByLabel("Baseline").FillAsync(TestImages.Large.Image.Text);
        await visit.Page.GetByLabel("Other image").FillAsync(archive);
        await Assertions
            .Expect(visit.Page.Locator($"datalist option[value='{TestImages.Large.Image.Text}']"))
            .ToHaveCountAsync(1);
        await visit.Button("Compare").ClickAsync();

        var title = visit.Page.Locator("h1");
        await Assertions.Expect(title).ToHaveTextAsync($"{TestImages.Large.Image.Text} vs. {archive}");
        await Assertions.Expect(visit.Section("changes")).ToContainTextAsync("Paths that both images hold");
        var link = visit.Page.Url;
        await visit.Button("Swap sides").ClickAsync();
        await Assertions.Expect(title).ToHaveTextAsync($"{archive} vs. {TestImages.Large.Image.Text}");

        await visit.Page.GotoAsync(link);

        await Assertions.Expect(title).ToHaveTextAsync($"{TestImages.Large.Image.Text} vs. {archive}");
        await Assertions.Expect(visit.Section("overview")).ToContainTextAsync("/app/hello");
        await Assertions
            .Expect(visit.Section("measures"))
            .ToContainTextAsync($"'{archive}' is not in an engine. Load it into an engine first");
        await Assertions.Expect(visit.Button("Measure all")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Button("Measure now")).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Section("verdict")).ToContainTextAsync("is not in an engine");
        await visit.Page.SetViewportSizeAsync(390, 844);
        Assert.True(
            await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
            "A long name makes the page wider than the screen."
        );
        await visit.Page.SetViewportSizeAsync(1280, 720);
        await visit.Screenshot("chosen");
        Assert.Empty(await visit.BarriersAsync());
        Assert.Empty(visit.Complaints);
    }

    // As long a name as file systems take.
    private string Long(string archive)
    {
        var file = _files.NewPath(new string('x', 200) + ".tar");
        File.Move(archive["docker-archive:".Length..], file);
        return "docker-archive:" + file;
    }

    [Fact]
    public async Task Configured_variants_swap_sides_and_keep_their_measures()
    {
        await using var visit = await site.Visit();

        await visit.Button("Swap sides").ClickAsync();

        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("large vs. small");
        await Assertions.Expect(visit.Page.Locator(".bar-name").First).ToHaveTextAsync("large");
        await Assertions.Expect(visit.Button("Measure all")).ToBeVisibleAsync();
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToHaveTextAsync("small vs. large");
    }

    [Theory]
    [InlineData("docker-archive:/no/such/file", "'/no/such/file' does not exist.")]
    [InlineData("docker-archive:/dev/zero", "'/dev/zero' is empty, or is not a regular file.")]
    [InlineData("docker-archive:/etc/passwd", "no image archive")]
    [InlineData("hello-no-such-image:1", "has no image 'hello-no-such-image:1'")]
    public async Task What_is_no_image_is_refused_in_one_line(string reference, string message)
    {
        await using var visit = await site.Open(new Uri(site.Url, $"?right={reference}"));

        var alert = visit.Page.Locator(".mud-alert").First;

        await Assertions.Expect(alert).ToContainTextAsync(message, new() { Timeout = 30_000 });
        Assert.DoesNotContain("root:", await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await visit.BarriersAsync());
    }

    [Fact]
    public async Task An_estimated_size_is_explained_and_made_exact()
    {
        var content = new byte[40 << 20];
        new Random(1).NextBytes(content.AsSpan(0, content.Length / 2));
        var large = _files.Docker(ImageBuilder.Clean().Layer(layer => layer.File("srv/large", content)));
        await using var visit = await site.Visit($"?left=small&right={large}");
        var overview = visit.Section("overview");
        var sizes = overview.Locator("tr:has-text('Compressed') td");
        await Assertions.Expect(sizes.Last).ToContainTextAsync("≈");
        await Assertions.Expect(overview).ToContainTextAsync("extrapolated from samples");

        await visit.Button("Exact compressed size").ClickAsync();

        await Assertions.Expect(sizes.Last).Not.ToContainTextAsync("≈", new() { Timeout = 60_000 });
        await Assertions.Expect(visit.Button("Exact compressed size")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_interface_takes_what_the_page_takes()
    {
        var archive = _files.Docker(ImageBuilder.Clean());
        using var client = new HttpClient { BaseAddress = site.Url };

        using var report = JsonDocument.Parse(
            await client.GetStringAsync($"/api/report/json?left={archive}&right=small", Token)
        );
        using var measured = await client.PostAsync($"/api/compare?left={archive}&right=small&measure", null, Token);
        using var pair = JsonDocument.Parse(
            await Measured(client, $"/api/compare?left={TestImages.Large.Image.Text}&right=small&measure=shutdown")
        );

        Assert.Equal(
            [archive, TestImages.Small.Image.Text],
            report
                .RootElement.GetProperty("images")
                .EnumerateArray()
                .Select(i => i.GetProperty("reference").GetString())
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, measured.StatusCode);
        Assert.Contains(
            "is not in an engine",
            await measured.Content.ReadAsStringAsync(Token),
            StringComparison.Ordinal
        );
        Assert.Equal(
            [TestImages.Large.Image.Text, "small"],
            pair.RootElement.GetProperty("measures")
                .GetProperty("shutdown")
                .GetProperty("variants")
                .EnumerateArray()
                .Select(variant => variant.GetProperty("name").GetString())
        );
    }

    private static async Task<string> Measured(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await client.SendAsync(request, Token);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token);
    }

    [Theory]
    [InlineData("cross-site", "image", HttpStatusCode.Forbidden)]
    [InlineData("same-site", "iframe", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "document", HttpStatusCode.OK)]
    [InlineData("same-origin", "empty", HttpStatusCode.OK)]
    public async Task Pages_of_others_cannot_make_this_machine_read_images(
        string from,
        string destination,
        HttpStatusCode expected
    )
    {
        using var client = new HttpClient { BaseAddress = site.Url };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/report/json");
        request.Headers.Add("Sec-Fetch-Site", from);
        request.Headers.Add("Sec-Fetch-Dest", destination);

        using var answer = await client.SendAsync(request, Token);

        Assert.Equal(expected, answer.StatusCode);
    }
}
