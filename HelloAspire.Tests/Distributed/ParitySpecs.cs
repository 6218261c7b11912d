using System.Net;

namespace HelloAspire.Tests.Distributed;

/// <summary>Only the packaging differs: from outside nobody can tell the two containers apart.</summary>
[Collection<HelloCollection>]
public sealed class ParitySpecs(HelloApp hello)
{
    [Theory]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public void Both_become_healthy(string resource)
    {
        var snapshot = hello.App.Current(resource).Snapshot;

        Assert.Equal(KnownResourceStates.Running, snapshot.State?.Text);
        Assert.Equal("Healthy", snapshot.HealthStatus?.ToString());
        Assert.All(snapshot.HealthReports, r => Assert.Equal("Healthy", r.Status?.ToString()));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("GET", "/", HttpStatusCode.OK, "Hello, World from ASP.NET Core!")]
    [InlineData("GET", "/?name=you", HttpStatusCode.OK, "Hello, World from ASP.NET Core!")]
    [InlineData("HEAD", "/", HttpStatusCode.OK, "")]
    [InlineData("GET", "/health", HttpStatusCode.OK, "Healthy")]
    [InlineData("GET", "/alive", HttpStatusCode.OK, "Healthy")]
    [InlineData("GET", "/nothing-here", HttpStatusCode.NotFound, "")]
    [InlineData("HEAD", "/nothing-here", HttpStatusCode.NotFound, "")]
    [InlineData("GET", "/app/HelloAspire.Web", HttpStatusCode.NotFound, "")]
    [InlineData("POST", "/", HttpStatusCode.MethodNotAllowed, "")]
    public async Task Both_answer_alike(string method, string path, HttpStatusCode status, string body)
    {
        var multi = await AskAsync(HelloApp.MultiStage, method, path);
        var single = await AskAsync(HelloApp.SingleStage, method, path);

        Assert.Equal(multi, single);
        Assert.Equal((status, body), (multi.Status, multi.Body));
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task The_greeting_is_plain_text(string resource)
    {
        var answer = await AskAsync(resource, "GET", "/");

        Assert.Equal("text/plain; charset=utf-8", answer.ContentType);
        Assert.Equal(answer.Body.Length, answer.ContentLength);
    }

    private async Task<Answer> AskAsync(string resource, string method, string path)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var client = hello.App.Application.CreateHttpClient(resource, "http");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await client.SendAsync(request, cancellationToken);

        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var headers = response.Content.Headers;
        return new(response.StatusCode, headers.ContentType?.ToString(), headers.ContentLength, body);
    }

    private sealed record Answer(HttpStatusCode Status, string? ContentType, long? ContentLength, string Body);
}
