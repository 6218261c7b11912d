using System.Net;
using System.Text.Json;
using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Distributed;
using Microsoft.Playwright;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>The page and its interface as scripts expect HTTP to be.</summary>
[Collection(ComparisonSiteCollection.Name)]
public sealed class ComparisonHttpSpecs(ComparisonSite site) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = site.Url };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/api/report/json")]
    public async Task HEAD_is_answered_as_GET_without_the_body(string path)
    {
        using var answer = await Send(HttpMethod.Head, path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Content.Headers.ContentType);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Token));
    }

    [Theory]
    [InlineData("GET", "/api/compare", "POST")]
    [InlineData("DELETE", "/api/compare", "POST")]
    [InlineData("POST", "/api/report/json", "GET,HEAD")]
    [InlineData("POST", "/", "GET,HEAD")]
    [InlineData("OPTIONS", "/", "GET,HEAD")]
    [InlineData("PUT", "/comparison.css", "GET,HEAD")]
    public async Task A_wrong_method_is_refused_and_the_right_one_named(string method, string path, string allowed)
    {
        using var answer = await Send(new HttpMethod(method), path, accept: "application/json");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed.Split(','), answer.Content.Headers.Allow);
        await AssertProblem(answer, 405);
    }

    [Theory]
    [InlineData("/nope")]
    [InlineData("/api/nope")]
    [InlineData("/api/report/nope")]
    public async Task An_unknown_path_is_told_in_the_form_that_was_asked_for(string path)
    {
        using var json = await Send(HttpMethod.Get, path, accept: "application/json");
        using var text = await Send(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, json.StatusCode);
        await AssertProblem(json, 404);
        Assert.Equal(HttpStatusCode.NotFound, text.StatusCode);
        Assert.NotEmpty(await text.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_browser_gets_a_page_that_leads_back_for_an_unknown_path()
    {
        using var answer = await Send(HttpMethod.Get, "/nope", accept: "text/html");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("<html", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);

        await using var visit = await site.Open(new Uri(site.Url, "/nope"));

        await visit.Page.GetByText("There is no such page").WaitForAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the comparison" }).ClickAsync();
        await visit.Page.Locator(".verdict-text").WaitForAsync();
    }

    [Theory]
    [InlineData("variant=none", "Use one of: large")]
    [InlineData("left=small&right=small&measure=parity", "'small' is on both sides. Choose two images to measure.")]
    public async Task What_is_wrong_with_a_request_is_told_as_problem_details_where_JSON_was_asked_for(
        string query,
        string detail
    )
    {
        using var answer = await Send(HttpMethod.Post, $"/api/compare?{query}", accept: "application/json");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(detail, await AssertProblem(answer, 422), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https", HttpStatusCode.Forbidden)]
    [InlineData("http", HttpStatusCode.OK)]
    public async Task A_page_of_another_scheme_is_a_page_of_another(string scheme, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/compare");
        request.Headers.Add("Origin", $"{scheme}://{site.Url.Authority}");

        using var answer = await _client.SendAsync(request, Token);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task While_measures_run_others_are_refused_in_both_formats()
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var measuring = _client.PostAsync("/api/compare?measure=load", null, leave.Token);
        await Eventually.IsTrueAsync(
            async () => (await TestImages.MeasuredContainers(TestImages.Small)).Length > 0,
            "a container is measured"
        );

        using var markdown = await Send(HttpMethod.Post, "/api/compare?measure=parity");
        using var json = await Send(HttpMethod.Post, "/api/compare?measure=parity", accept: "application/json");

        Assert.Equal(HttpStatusCode.Conflict, markdown.StatusCode);
        Assert.Contains("already running", await markdown.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, json.StatusCode);
        Assert.Contains("already running", await AssertProblem(json, 409), StringComparison.Ordinal);

        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => measuring);
        await Eventually.IsTrueAsync(
            async () =>
            {
                using var next = await Send(HttpMethod.Post, "/api/compare?measure=parity");
                return next.StatusCode == HttpStatusCode.OK;
            },
            "measures can be asked for again"
        );
    }

    [Fact]
    public async Task One_document_describes_the_interface()
    {
        using var document = JsonDocument.Parse(await _client.GetStringAsync("/openapi/v1.json", Token));

        var paths = document.RootElement.GetProperty("paths");
        Assert.Equal(
            ["/api/compare", "/api/report/{format}"],
            paths.EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal)
        );
        var compare = paths.GetProperty("/api/compare").GetProperty("post");
        Assert.Equal(
            ["200", "403", "409", "422"],
            compare.GetProperty("responses").EnumerateObject().Select(response => response.Name).Order()
        );
        var report = paths.GetProperty("/api/report/{format}").GetProperty("get").GetProperty("responses");
        Assert.Equal(["200", "403", "404", "422"], report.EnumerateObject().Select(response => response.Name).Order());
        Assert.Equal(
            ["application/problem+json", "text/plain"],
            report.GetProperty("404").GetProperty("content").EnumerateObject().Select(content => content.Name).Order()
        );
        Assert.Equal(
            ["left", "measure", "right", "variant"],
            compare
                .GetProperty("parameters")
                .EnumerateArray()
                .Select(one => one.GetProperty("name").GetString())
                .Order()
        );
        Assert.NotEmpty(compare.GetProperty("summary").GetString()!);
        Assert.All(
            compare.GetProperty("parameters").EnumerateArray(),
            one => Assert.NotEmpty(one.GetProperty("description").GetString()!)
        );
    }

    private static async Task<string> AssertProblem(HttpResponseMessage answer, int status)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        return problem.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString()! : "";
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }
        return await _client.SendAsync(request, Token);
    }
}
