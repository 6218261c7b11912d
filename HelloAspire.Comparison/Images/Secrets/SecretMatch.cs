using MemoryPack;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>A secret in a file. Nothing of the secret itself is kept.</summary>
/// <param name="Path">The file, as the layer's archive names it.</param>
/// <param name="Kind">What it is, as "AWS access key".</param>
/// <param name="Line">One-based line number; zero for a file that has no lines.</param>
[MemoryPackable]
public sealed partial record SecretMatch(string Path, string Kind, int Line);
