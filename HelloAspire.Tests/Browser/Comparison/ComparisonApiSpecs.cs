using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Browser.Comparison;

[Collection(ComparisonSiteCollection.Name)]
public sealed class ComparisonApiSpecs(ComparisonSite site) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = site.Url };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task I_get_the_report_as_markdown_where_I_ask_for_a_comparison()
    {
        using var answer = await _client.PostAsync("/api/compare", null, Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/markdown", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(
            "# small vs. large\n",
            await answer.Content.ReadAsStringAsync(Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task I_get_json_where_I_accept_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/compare?measure=startup");
        request.Headers.Accept.ParseAdd("application/json");

        using var answer = await _client.SendAsync(request, Token);

        using var report = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(2, report.RootElement.GetProperty("images").GetArrayLength());
        var startup = report.RootElement.GetProperty("measures").GetProperty("startup").GetProperty("variants");
        Assert.All(
            startup.EnumerateArray(),
            v => Assert.True(v.GetProperty("total").GetProperty("median").GetDouble() > 0)
        );
    }

    [Fact]
    public async Task I_am_told_which_variants_and_measures_there_are()
    {
        using var variant = await _client.PostAsync("/api/compare?variant=none", null, Token);
        using var measure = await _client.PostAsync("/api/compare?measure=none", null, Token);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, variant.StatusCode);
        Assert.Contains("Use one of: large", await variant.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Contains("startup", await measure.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task I_can_download_every_format()
    {
        using var json = JsonDocument.Parse(await Download("json", "json"));
        Assert.Equal(1, json.RootElement.GetProperty("schemaVersion").GetInt32());
        Assert.StartsWith("# ", await Download("markdown", "md"), StringComparison.Ordinal);
        var html = await Download("html", "html");
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        using var sarif = JsonDocument.Parse(await Download("sarif", "sarif"));
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        Assert.Equal("testsuites", XDocument.Parse(await Download("junit", "junit.xml")).Root!.Name);
        using var bill = JsonDocument.Parse(await Download("cyclonedx?side=right", "cdx.json", "large"));
        Assert.Equal("CycloneDX", bill.RootElement.GetProperty("bomFormat").GetString());
        using var other = JsonDocument.Parse(await Download("spdx", "spdx.json", "small"));
        Assert.Equal("SPDX-2.3", other.RootElement.GetProperty("spdxVersion").GetString());
    }

    [Theory]
    [InlineData("Host", "comparison.example")]
    [InlineData("Origin", "http://comparison.example")]
    public async Task Pages_of_others_are_refused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/compare");
        request.Headers.Add(header, value);

        using var answer = await _client.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_variant_that_was_built_anew_is_compared_as_it_runs_now()
    {
        var engine = EngineCli.Current;
        var container = await engine.RunAsync(
            Token,
            "run",
            "--detach",
            "-p",
            "127.0.0.1::9000",
            TestImages.Large.Image.Text
        );
        try
        {
            var address = await engine.RunAsync(Token, "port", container, "9000/tcp");
            var outdated = TestImages.Large with
            {
                Image = TestImages.Reference(TestImages.Large.Image.Text + "-outdated"),
                Url = new Uri($"http://{address}"),
            };
            await using var page = await PageProcess.Start("Production", TestImages.Small, outdated);
            using var client = new HttpClient { BaseAddress = page.Url };

            using var report = JsonDocument.Parse(await client.GetStringAsync("/api/report/json", Token));

            Assert.Equal(
                TestImages.Large.Image.Text,
                report.RootElement.GetProperty("images")[1].GetProperty("reference").GetString()
            );
        }
        finally
        {
            await engine.RunAsync(CancellationToken.None, "rm", "--force", container);
        }
    }

    [Fact]
    public async Task Measures_leave_nothing_behind_when_the_page_is_killed()
    {
        await using var page = await PageProcess.Start("Production", TestImages.Small, TestImages.Large);
        using var client = new HttpClient { BaseAddress = page.Url };
        var measuring = client.PostAsync("/api/compare?measure=load", null, Token);
        await Eventually(async () => (await TestImages.MeasuredContainers(TestImages.Large)).Length > 0);

        await page.Kill();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => measuring);
        await Eventually(async () =>
            (await TestImages.MeasuredContainers(TestImages.Small)).Length == 0
            && (await TestImages.MeasuredContainers(TestImages.Large)).Length == 0
        );
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task The_page_finds_its_files_in_each_environment_and_is_healthy_without_variants(string environment)
    {
        await using var page = await PageProcess.Start(environment);
        using var client = new HttpClient { BaseAddress = page.Url };

        Assert.Equal("Healthy", await client.GetStringAsync("/health", Token));
        foreach (
            var file in new[]
            {
                "/comparison.css",
                "/tokens.css",
                "/HelloAspire.Comparison.styles.css",
                "/comparison.js",
                "/favicon.svg",
                "/_framework/blazor.web.js",
                "/_content/MudBlazor/MudBlazor.min.css",
                "/_content/MudBlazor/MudBlazor.min.js",
            }
        )
        {
            Assert.NotEmpty(await client.GetByteArrayAsync(file, Token));
        }
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            await Task.Delay(100, limit.Token);
        }
    }

    private async Task<string> Download(string format, string extension, string names = "small-vs-large")
    {
        using var answer = await _client.GetAsync($"/api/report/{format}", Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            $"{names}-{DateTime.UtcNow:yyyy-MM-dd}.{extension}",
            answer.Content.Headers.ContentDisposition!.FileName
        );
        return await answer.Content.ReadAsStringAsync(Token);
    }
}
