using HelloAspire.Comparison.Checks;

namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>A metric on the wrong side of a bound, as <c>left.waste&gt;50MB</c>.</summary>
/// <param name="Relation">One of <c>&lt; &lt;= &gt; &gt;= =</c>.</param>
/// <param name="IsShareOfStored">Whether the bound is a share of the image's stored bytes.</param>
internal sealed record MetricCondition(
    string Text,
    ImageSelection Selection,
    Metric Metric,
    string Relation,
    double Bound,
    bool IsShareOfStored
) : Condition(Text)
{
    public override GateResult Evaluate(IReadOnlyList<ImageAnalysis> images, ImageComparison? comparison)
    {
        if (Metric.OfComparison is not null)
        {
            var both = comparison ?? throw NeedsTwo();
            var value = Metric.Of(both);
            // Without a number nothing can be promised.
            return new GateResult(
                Text,
                value is null || Holds(value.Value, Bound),
                value is { } number ? Metric.Format(number)
                    : NotKnown.Why(both) is { } why ? $"{NotKnown.Figure}: {why}"
                    : "unknown"
            );
        }
        if (Selection == ImageSelection.Right && comparison is null)
        {
            throw NeedsTwo();
        }
        var values = Selection.From(images).Select(analysis => (analysis, value: Metric.Of(analysis))).ToList();
        return new GateResult(
            Text,
            values.Any(pair => pair.value is not { } value || Holds(value, BoundOf(pair.analysis))),
            string.Join(", ", values.Select(pair => Told(pair.analysis, pair.value)))
        );
    }

    private double BoundOf(ImageAnalysis analysis) => IsShareOfStored ? Bound * analysis.Image.Size.Stored : Bound;

    private string Told(ImageAnalysis analysis, double? value) =>
        value is { } number
            ? $"{analysis.Image.Name}: {Metric.Format(number)}"
            : $"{analysis.Image.Name}: {NotKnown.Figure}, {(analysis.Image.IsBill ? "a bill of materials lists packages only" : "the contents of a Windows image are not examined")}";

    private bool Holds(double value, double bound) => Holds(Relation, value, bound);

    /// <summary>Whether the relation holds between a value and a bound.</summary>
    internal static bool Holds(string relation, double value, double bound) =>
        relation switch
        {
            "<" => value < bound,
            "<=" => value <= bound,
            ">" => value > bound,
            ">=" => value >= bound,
            _ => value.Equals(bound),
        };
}
