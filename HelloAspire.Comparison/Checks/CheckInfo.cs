namespace HelloAspire.Comparison.Checks;

/// <summary>What a check stands for.</summary>
/// <param name="Id">Stable: a CIS-DI or DKL number where one fits, else HELLO.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Mend">How to put it right.</param>
public sealed record CheckInfo(string Id, FindingSeverity Severity, string Title, string Mend)
{
    /// <summary>Whether a container of an image with this fault cannot start.</summary>
    public bool PreventsStart { get; init; }
}
