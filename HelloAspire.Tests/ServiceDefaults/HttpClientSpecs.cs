using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HelloAspire.Tests.ServiceDefaults;

[Trait("Category", "Model")]
public sealed class HttpClientSpecs
{
    [Fact]
    public async Task I_reach_a_service_by_its_name()
    {
        var backend = new Backend(HttpStatusCode.OK);
        using var host = Build(backend, ("services:backend:http:0", "http://10.1.2.3:8080"));

        using var response = await GetAsync(host, "http://backend/stock");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([new Uri("http://10.1.2.3:8080/stock")], backend.Asked);
    }

    [Fact]
    public async Task A_passing_fault_of_a_service_is_retried()
    {
        var backend = new Backend(HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);
        using var host = Build(backend);

        using var response = await GetAsync(host, "http://10.1.2.3/stock");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, backend.Asked.Count);
    }

    [Fact]
    public async Task An_answer_that_is_no_fault_is_not_retried()
    {
        var backend = new Backend(HttpStatusCode.NotFound);
        using var host = Build(backend);

        using var response = await GetAsync(host, "http://10.1.2.3/stock");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Single(backend.Asked);
    }

    private static IHost Build(Backend backend, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))
        );
        builder.AddServiceDefaults();
        builder.Services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => backend));
        return builder.Build();
    }

    private static async Task<HttpResponseMessage> GetAsync(IHost host, string url)
    {
        using var client = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        return await client.GetAsync(new Uri(url), TestContext.Current.CancellationToken);
    }

    /// <summary>Answers with one status after the other.</summary>
    private sealed class Backend(params HttpStatusCode[] answers) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken _)
        {
            Asked.Add(request.RequestUri!);
            return Task.FromResult(new HttpResponseMessage(answers[Asked.Count - 1]) { RequestMessage = request });
        }
    }
}
