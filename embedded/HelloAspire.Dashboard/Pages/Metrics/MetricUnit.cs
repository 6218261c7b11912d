using System.Globalization;

namespace HelloAspire.Dashboard.Pages.Metrics;

/// <summary>A unit to show values in: they are multiplied by the factor.</summary>
public sealed record MetricUnit(string Label, double Factor)
{
    /// <summary>Picks the unit in which the largest value has up to three digits before the point.</summary>
    /// <param name="unit">In UCUM's notation, as OpenTelemetry sends it.</param>
    /// <param name="largest">The largest value to show, in that unit.</param>
    public static MetricUnit For(string unit, double largest) =>
        unit switch
        {
            "s" => Pick(largest, ("s", 1), ("ms", 1e3), ("µs", 1e6)),
            "ms" => Pick(largest, ("s", 1e-3), ("ms", 1), ("µs", 1e3)),
            "By" => Pick(largest, ("GB", 1e-9), ("MB", 1e-6), ("kB", 1e-3), ("B", 1)),
            "1" or "" => new("", 1),
            _ => new(unit.Trim('{', '}'), 1),
        };

    public MetricUnit PerSecond() => this with { Label = Label.Length == 0 ? "per s" : $"{Label}/s" };

    public string Format(double value) => $"{FormatNumber(value)} {Label}".TrimEnd();

    /// <summary>Without the unit, for a table that names it once.</summary>
    public string FormatNumber(double value) => (value * Factor).ToString("#,0.###", CultureInfo.InvariantCulture);

    private static MetricUnit Pick(double largest, params (string Label, double Factor)[] fromLargest)
    {
        var (label, factor) = Array.Find(fromLargest, unit => largest * unit.Factor >= 1);
        return label is null ? new(fromLargest[^1].Label, fromLargest[^1].Factor) : new(label, factor);
    }
}
