namespace HelloAspire.Comparison.Comparing;

/// <summary>A file and its bytes.</summary>
public sealed record FileSize(string Path, long Size);
