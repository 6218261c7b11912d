using System.Net.Http.Json;
using System.Text.Json;
using HelloAspire.Dashboard;

namespace HelloAspire.Tests.Dashboard.Samples;

/// <summary>Asks a dashboard's JSON API, with its key.</summary>
public sealed class DashboardClient : IDisposable
{
    private readonly HttpClient _client;

    public DashboardClient(DashboardApplication dashboard)
        : this(dashboard.FrontendUrl, dashboard.BrowserToken) { }

    public DashboardClient(Uri url, string browserToken)
    {
        _client = new() { BaseAddress = url };
        _client.DefaultRequestHeaders.Add("X-API-Key", browserToken);
    }

    public Task<JsonElement> GetAsync(string path) =>
        _client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> AnswerAsync(string path) =>
        _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Asks until there is something, for at most 10 s.</summary>
    public async Task<JsonElement> PollAsync(string path, Func<JsonElement, bool> isThere)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        while (true)
        {
            var answer = await GetAsync(path);
            if (isThere(answer))
            {
                return answer;
            }

            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    public void Dispose() => _client.Dispose();
}
