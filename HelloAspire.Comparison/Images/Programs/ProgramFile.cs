namespace HelloAspire.Comparison.Images.Programs;

/// <summary>The program that an image runs.</summary>
/// <param name="Path">Where it is, every link followed.</param>
public sealed record ProgramFile(string Path, Sha256Digest Sha256);
