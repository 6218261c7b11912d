using HelloAspire.Comparison.Comparing.Gates;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>One condition of the gate in the JSON contract.</summary>
internal sealed record GateDocument(string Condition, bool Failed, string Actual)
{
    public static GateDocument Of(GateResult result) => new(result.Condition, result.Failed, result.Actual);
}
