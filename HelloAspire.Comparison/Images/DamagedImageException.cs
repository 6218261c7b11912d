namespace HelloAspire.Comparison.Images;

/// <summary>An archive that is cut short, malformed, built to exhaust its reader, or of a kind that is not read.</summary>
/// <param name="mend">What the user can do; null where only another archive helps.</param>
internal sealed class DamagedImageException(string message, string? mend = null) : Exception(message)
{
    public string? Mend => mend;

    /// <summary>Whether the image as a whole exceeds what its reader takes, whichever part of it did so last.</summary>
    public bool IsExhaustion { get; init; }
}
