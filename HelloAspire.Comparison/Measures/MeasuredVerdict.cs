using System.Globalization;

namespace HelloAspire.Comparison.Measures;

/// <summary>What the measures come to, in a sentence or two.</summary>
public static class MeasuredVerdict
{
    /// <summary>Null where nothing was measured.</summary>
    public static string? Of(Measurements measured)
    {
        var sentences = new List<string>();
        if (measured.Parity is { } parity)
        {
            var same = parity.Requests.Count(request => request.Same);
            sentences.Add(
                parity.Same
                    ? $"All {parity.Requests.Count} requests are answered alike."
                    : $"{same} of {parity.Requests.Count} requests are answered alike."
            );
        }
        if (measured.Startup is { } startup)
        {
            sentences.Add(
                $"First healthy answer after {Each(startup.Variants.Select(v => (v.Name, Milliseconds(v.Total.Median))))}."
            );
        }
        if (measured.Throughput is { } throughput)
        {
            sentences.Add(
                $"Requests per second: {Each(throughput.Variants.Select(v => (v.Name, v.RequestsPerSecond.ToString("N0", CultureInfo.InvariantCulture))))}."
            );
        }
        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }

    private static string Each(IEnumerable<(string Name, string Figure)> figures) =>
        string.Join(", ", figures.Select(figure => $"{figure.Figure} ({figure.Name})"));

    private static string Milliseconds(double value) => value.ToString("N0", CultureInfo.InvariantCulture) + " ms";
}
