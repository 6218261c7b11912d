using System.Globalization;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Parity;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>The measures as tables of a report.</summary>
internal static class MeasureSections
{
    public static IEnumerable<ReportSection> Of(Measurements measured)
    {
        if (MeasureFigures.Of(measured) is { } figures)
        {
            yield return figures;
        }
        if (measured.Parity is { } parity)
        {
            yield return Answers(parity);
            foreach (var request in parity.Requests)
            {
                foreach (var difference in request.Differences)
                {
                    yield return Difference(request, difference);
                }
            }
        }
    }

    /// <summary>How a line of a difference is marked, as in a patch.</summary>
    public static string Prefix(DiffSide side) =>
        side switch
        {
            DiffSide.Left => "-",
            DiffSide.Right => "+",
            _ => " ",
        };

    private static ReportSection Answers(ParityResult parity) =>
        new(
            "Parity",
            [new("Request"), new("Shows"), new("Status", IsNumber: true), new("Answers")],
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
            parity.Target == "running"
                ? "The requests went to the running variants."
                : "The requests went to fresh containers."
        );

    private static ReportSection Difference(ParityAnswer request, ParityDifference difference) =>
        new(
            $"Difference of {request.Request} in {difference.Variant}",
            [new("Side"), new("Line")],
            [.. difference.Lines.Select(line => (IReadOnlyList<string>)[Prefix(line.Side), line.Text])]
        );
}
