using System.Globalization;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Reports.Figures;

/// <summary>What is said of figures, in the same words on the page and in every report.</summary>
internal static class FigureWording
{
    /// <summary>As "1.35 ×, worse"; empty for the baseline.</summary>
    public static string Relation(FigureCell cell) =>
        string.Join(
            ", ",
            new[]
            {
                cell.Ratio is { } ratio ? ratio.ToString("0.00", CultureInfo.InvariantCulture) + " ×" : null,
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

    /// <summary>When and how a group was taken.</summary>
    public static string Conditions(MeasureConditions conditions, bool isEarlier)
    {
        var load = conditions.LoadAverage is { } average
            ? $", load average {average.ToString("0.0", CultureInfo.InvariantCulture)} before"
            : "";
        var limits = conditions.RunArguments is [] ? "" : $"; {string.Join(' ', conditions.RunArguments)}";
        return $"{(isEarlier ? "From an earlier run. " : "")}Measured {Sections.ProvenanceSection.Time(conditions.At)}: {conditions.Settings}; "
            + $"{conditions.Machine}{load}{limits}.";
    }

    /// <summary>How to read the figures.</summary>
    public const string Legend =
        "Each figure is a median with its 95 % interval (with fewer than six samples it is less sure), then the ratio to the baseline. "
        + Comparing.Advice.Advantage.Rule
        + " Everything runs on one machine, the load generator too, so use the figures only to compare the variants.";
}
