using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>The dashboard's HTTP interface for telemetry.</summary>
internal sealed class DashboardApi(AppHostSettings settings)
{
    /// <summary>Asks with the key, and returns what the dashboard answers: an array, or an object with <c>data</c>.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await AskAsync(path);
        return await answer
            .EnsureSuccessStatusCode()
            .Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>Returns a resource's entry in the list of those that send telemetry, or null.</summary>
    public async Task<JsonElement?> FindSenderAsync(string resource) =>
        (await GetAsync("resources"))
            .EnumerateArray()
            .Where(r => r.GetProperty("name").GetString() == resource)
            .Cast<JsonElement?>()
            .FirstOrDefault();

    /// <summary>Returns a resource's spans, whatever trace they belong to.</summary>
    public Task<JsonElement[]> SpansAsync(string resource) =>
        ItemsAsync($"spans?resource={resource}", "resourceSpans", "scopeSpans", "spans");

    /// <summary>Returns a resource's log records.</summary>
    public Task<JsonElement[]> LogsAsync(string resource) =>
        ItemsAsync($"logs?resource={resource}", "resourceLogs", "scopeLogs", "logRecords");

    private async Task<JsonElement[]> ItemsAsync(string path, string resources, string scopes, string items)
    {
        using var answer = await AskAsync(path);
        // The dashboard does not know a resource that has sent nothing yet.
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }
        var told = await answer
            .EnsureSuccessStatusCode()
            .Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return
        [
            .. from resource in told.GetProperty("data").GetProperty(resources).EnumerateArray()
            from scope in resource.GetProperty(scopes).EnumerateArray()
            from item in scope.GetProperty(items).EnumerateArray()
            select item,
        ];
    }

    private async Task<HttpResponseMessage> AskAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = settings.DashboardUrl };
        client.DefaultRequestHeaders.Add("x-api-key", settings.DashboardApiKey);
        return await client.GetAsync(
            new Uri($"api/telemetry/{path}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
    }
}
