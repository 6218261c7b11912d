using System.Globalization;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Parity;
using HelloAspire.Comparison.Reports.Figures;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>The measures as tables of a report.</summary>
internal static class MeasureSections
{
    public static IEnumerable<ReportSection> Of(Measurements measured)
    {
        foreach (var (index, group) in FigureGroups.Of(measured).Index())
        {
            yield return Figures(group, withLegend: index == 0);
        }
        if (measured.Parity is { } parity)
        {
            yield return Answers(parity, measured.Conditions.GetValueOrDefault("parity"));
            foreach (var request in parity.Requests)
            {
                foreach (var difference in request.Differences)
                {
                    yield return Difference(request, difference);
                }
            }
        }
    }

    /// <summary>What was asked.</summary>
    public static string Target(ParityResult parity) =>
        parity.Target == "running"
            ? "The requests went to the running containers."
            : $"The requests went to fresh containers{(parity.TargetReason is { } reason ? $", because {reason}" : "")}; they have been removed.";

    /// <summary>How a line of a difference is marked, as in a patch.</summary>
    public static string Prefix(DiffSide side) =>
        side switch
        {
            DiffSide.Left => "-",
            DiffSide.Right => "+",
            _ => " ",
        };

    private static ReportSection Figures(FigureGroup group, bool withLegend) =>
        new(
            group.Title,
            [new(""), .. group.Names.Select(name => new ReportColumn(name))],
            [
                .. group.Figures.Select(figure =>
                    (IReadOnlyList<string>)[figure.Title, .. figure.Cells.Select(FigureWording.Line)]
                ),
            ],
            string.Join(
                ' ',
                new[]
                {
                    group.Conditions is { } conditions ? FigureWording.Conditions(conditions, group.IsEarlier) : null,
                    withLegend ? FigureWording.Legend : null,
                }.OfType<string>()
            )
                is { Length: > 0 } note
                ? note
                : null
        )
        {
            Figures = group,
        };

    private static ReportSection Answers(ParityResult parity, MeasureConditions? conditions) =>
        new(
            "Parity",
            [new("Request"), new("Shows"), new("Status", IsNumber: true), new("Responses")],
            [
                .. parity.Requests.Select(request =>
                    (IReadOnlyList<string>)
                        [
                            request.Request,
                            request.Shows,
                            request.Status.ToString(CultureInfo.InvariantCulture),
                            (request.Same ? "same" : "different")
                                + (request.BodyVaries ? ", body varies between requests" : ""),
                        ]
                ),
            ],
            conditions is null
                ? Target(parity)
                : $"{Target(parity)} {FigureWording.Conditions(conditions, isEarlier: false)}"
        );

    private static ReportSection Difference(ParityAnswer request, ParityDifference difference) =>
        new(
            $"Difference of {request.Request} in {difference.Variant}",
            [new("Side"), new("Line")],
            [.. difference.Lines.Select(line => (IReadOnlyList<string>)[Prefix(line.Side), line.Text])]
        );
}
