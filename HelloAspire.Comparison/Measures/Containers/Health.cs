namespace HelloAspire.Comparison.Measures.Containers;

internal static class Health
{
    /// <summary>The path that tells a service's health.</summary>
    public static string Path(string? configured) => configured ?? ImageVariant.PresumedHealthPath;

    /// <summary>
    /// Whether the service answers 2xx on its health path. Where none is configured, any answer but a server error
    /// will do: the service may have no health path.
    /// </summary>
    public static async Task<bool> Answers(
        HttpClient client,
        Uri url,
        string? configured,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var response = await client.GetAsync(new Uri(url, Path(configured)), cancellationToken);
            return response.IsSuccessStatusCode || (configured is null && (int)response.StatusCode < 500);
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
