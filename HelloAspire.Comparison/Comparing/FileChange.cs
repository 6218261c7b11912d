namespace HelloAspire.Comparison.Comparing;

/// <summary>A file that both images hold at the same path, with other content.</summary>
public sealed record FileChange(string Path, long LeftSize, long RightSize);
