namespace HelloAspire.Comparison.Images;

/// <summary>An archive that is cut short, malformed, or built to exhaust its reader.</summary>
internal sealed class DamagedImageException(string message) : Exception(message);
