namespace HelloAspire.Comparison.Engines;

/// <summary>The engine answers, and has no such image.</summary>
internal sealed class MissingImageException(string message) : UserErrorException(message);
