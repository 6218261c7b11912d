using System.Globalization;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Reports.Figures;

/// <summary>What is said of figures, in the same words on the page and in every report.</summary>
internal static class FigureWording
{
    /// <summary>As "1.35 × (1.30 – 1.41), worse"; empty for the baseline.</summary>
    public static string Relation(FigureCell cell) =>
        string.Join(
            ", ",
            new[]
            {
                cell.Ratio is { } ratio ? Ratio(ratio) : null,
                cell.Standing switch
                {
                    Standing.Better => "better",
                    Standing.Worse => "worse",
                    Standing.Equal => "no clear difference",
                    _ => null,
                },
            }.OfType<string>()
        );

    /// <summary>The cell in one line, as "548 ms (501 – 603 ms); 1.35 ×, worse".</summary>
    public static string Line(FigureCell cell)
    {
        var text = cell.Spread is { } spread ? $"{cell.Text} ({spread}{(cell.IsWide ? ", wide" : "")})" : cell.Text;
        return Relation(cell) is { Length: > 0 } relation ? $"{text}; {relation}" : text;
    }

    private static string Ratio(Distribution ratio)
    {
        var interval = ratio.Count == 1 ? "" : $" ({Number(ratio.Interval.Low)} – {Number(ratio.Interval.High)})";
        return $"{Number(ratio.Median)} ×{interval}";

        static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>When and how a group was taken.</summary>
    public static string Conditions(MeasureConditions conditions, bool isEarlier)
    {
        var load = conditions.LoadAverage is { } average
            ? $", load average {average.ToString("0.0", CultureInfo.InvariantCulture)} at the start"
            : "";
        var limits = conditions.RunArguments is [] ? "" : $"; {string.Join(' ', conditions.RunArguments)}";
        return $"{(isEarlier ? "From an earlier run. " : "")}Measured {Sections.ProvenanceSection.Time(conditions.At)}: {conditions.Settings}{Span(conditions)}; "
            + $"{conditions.Machine}{load}{limits}{Surroundings(conditions)}.";
    }

    private static string Span(MeasureConditions conditions) =>
        conditions.OverSeconds is { } seconds ? $", over {CountText.Of((long)Math.Ceiling(seconds))} s" : "";

    // Health checks: who else has the measured containers work, and the machine.
    private static string Surroundings(MeasureConditions conditions)
    {
        var own = conditions.Containers switch
        {
            "fresh" => "; fresh containers, without the image's health check",
            "running" => "; the running containers, with their health checks on",
            _ => "",
        };
        return conditions switch
        {
            { OtherContainers: 0 } => $"{own}; no other container was running",
            { OtherContainers: { } others, Containers: not "running" } =>
                $"{own}; {CountText.Of(others, "other container")} {(others == 1 ? "was" : "were")} running, with health checks",
            _ => own,
        };
    }

    /// <summary>How to read the figures.</summary>
    public const string Legend =
        "Each figure is a median with its 95 % interval (less certain with fewer than six samples); if the machine's speed drifts, samples carry less weight and the interval widens. "
        + "The ratio to the baseline follows with its own interval; the images take turns, so drift cancels out. "
        + Comparing.Advice.Advantage.Rule
        + " Everything runs on one machine, the load generator too, so use the figures only to compare the variants.";
}
