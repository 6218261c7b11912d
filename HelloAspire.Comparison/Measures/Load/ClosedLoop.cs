using System.Diagnostics;

namespace HelloAspire.Comparison.Measures.Load;

/// <summary>A closed loop: each connection sends its next request once it has the answer to the last one.</summary>
internal static class ClosedLoop
{
    /// <summary>Loads an address of this machine until the time or the requests are used up.</summary>
    /// <param name="onLatency">Called with each response's latency in milliseconds, from several threads.</param>
    public static async Task<LoadSlice> Run(
        HttpClient client,
        Uri url,
        int connections,
        TimeSpan duration,
        int maxRequests,
        Action<double> onLatency,
        CancellationToken cancellationToken
    )
    {
        var sent = 0;
        var clock = Stopwatch.StartNew();
        var loops = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(Loop, cancellationToken)));
        return new LoadSlice(
            [.. loops.SelectMany(loop => loop.Latencies)],
            loops.Sum(loop => loop.Errors),
            clock.Elapsed
        );

        async Task<(List<double> Latencies, int Errors)> Loop()
        {
            var (latencies, errors) = (new List<double>(), 0);
            while (clock.Elapsed < duration && Interlocked.Increment(ref sent) <= maxRequests)
            {
                var start = Stopwatch.GetTimestamp();
                if (await Succeeds(client, url, cancellationToken))
                {
                    var latency = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                    latencies.Add(latency);
                    onLatency(latency);
                }
                else
                {
                    errors++;
                }
            }
            return (latencies, errors);
        }
    }

    private static async Task<bool> Succeeds(HttpClient client, Uri url, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(url, cancellationToken);
            return (int)response.StatusCode < 500;
        }
        catch (HttpRequestException exception) when (exception.InnerException is not UserErrorException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>What one turn of load gave.</summary>
/// <param name="Latencies">Milliseconds of each answered request.</param>
/// <param name="Errors">Requests without an answer, or with a server error.</param>
internal sealed record LoadSlice(IReadOnlyList<double> Latencies, int Errors, TimeSpan Elapsed);
