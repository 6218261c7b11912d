namespace HelloAspire.Comparison.Images;

/// <summary>The image's own health check.</summary>
/// <param name="Test">As Docker keeps it: <c>CMD</c> and words, <c>CMD-SHELL</c> and a line, or <c>NONE</c>.</param>
public sealed record HealthCheck(IReadOnlyList<string> Test)
{
    public bool IsDisabled => Test is [] or ["NONE", ..];
}
