namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>How one condition came out.</summary>
/// <param name="Condition">As the user wrote it.</param>
/// <param name="Failed">Whether what must not be is.</param>
/// <param name="Actual">What was found, in words.</param>
public sealed record GateResult(string Condition, bool Failed, string Actual);
