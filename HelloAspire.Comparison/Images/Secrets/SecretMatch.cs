using MemoryPack;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>A place where a well-known secret pattern matched.</summary>
/// <param name="Path">The file, as <c>/app/.env</c>.</param>
/// <param name="Kind">What the pattern is for, as "AWS access key".</param>
/// <param name="Line">One-based line number.</param>
/// <param name="Excerpt">The first characters of the match; the rest is never kept.</param>
[MemoryPackable]
public sealed partial record SecretMatch(string Path, string Kind, int Line, string Excerpt);
