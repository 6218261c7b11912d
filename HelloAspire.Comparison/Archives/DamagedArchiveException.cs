namespace HelloAspire.Comparison.Archives;

/// <summary>An archive that is cut short, malformed, or built to exhaust its reader.</summary>
public sealed class DamagedArchiveException(string message) : Exception(message);
