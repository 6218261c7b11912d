namespace HelloAspire.Dashboard.Pages.Metrics;

/// <summary>One line of a chart: a value, or none, for each of the chart's times.</summary>
/// <param name="Resource">Whose line it is; it has that resource's colour.</param>
/// <param name="Detail">What tells it from that resource's other lines, empty where it has one.</param>
/// <param name="Place">Its place among that resource's lines, from 0.</param>
public sealed record MetricLine(string Resource, string Detail, IReadOnlyList<double?> Values, int Place = 0)
{
    /// <summary>Of a resource's several lines the first is the strongest.</summary>
    public double Opacity => Math.Max(0.35, 1 - (0.3 * Place));

    public string Name => Detail.Length == 0 ? Resource : $"{Resource} {Detail}";

    public double? Last => Values.LastOrDefault(value => value is not null);
    public double? Mean => Values.Average();
    public double? Max => Values.Max();
}
