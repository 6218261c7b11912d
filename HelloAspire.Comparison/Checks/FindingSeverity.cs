namespace HelloAspire.Comparison.Checks;

/// <summary>How much a finding matters, least first.</summary>
public enum FindingSeverity
{
    Info,
    Low,
    Medium,
    High,
}
