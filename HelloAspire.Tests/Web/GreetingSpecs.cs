using System.Net;
using HelloAspire.Web;

namespace HelloAspire.Tests.Web;

[Trait("Category", "Model")]
public sealed class GreetingSpecs : IDisposable
{
    private readonly HelloApplication _application = new();

    /// <summary>The test server would send a body even to HEAD; the real one does not.</summary>
    public GreetingSpecs() => _application.ServeForReal();

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task I_can_get_the_greeting_as_plain_text()
    {
        using var response = await SendAsync(HttpMethod.Get, "/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            "Hello, World from ASP.NET Core!",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task I_can_ask_for_the_headers_alone()
    {
        using var response = await SendAsync(HttpMethod.Head, "/");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(Hello.Greeting.Length, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/health/nothing-here")]
    [InlineData("/index.html")]
    public async Task I_am_told_when_there_is_nothing(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task I_am_told_which_methods_the_greeting_has(string method)
    {
        using var response = await SendAsync(new HttpMethod(method), "/");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order());
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
    {
        using var client = _application.CreateClient();
        using var request = new HttpRequestMessage(method, path);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
