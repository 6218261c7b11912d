using HelloAspire.Comparison.Comparing.Gates;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>One row for each condition of the gate.</summary>
internal static class GateSection
{
    public static ReportSection Of(IReadOnlyList<GateResult> results) =>
        new(
            "Gate",
            [new ReportColumn("Condition"), new ReportColumn("Result"), new ReportColumn("Actual")],
            [
                .. results.Select(result =>
                    (IReadOnlyList<string>)[result.Condition, result.Failed ? "failed" : "passed", result.Actual]
                ),
            ]
        );
}
