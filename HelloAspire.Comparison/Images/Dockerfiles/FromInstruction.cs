namespace HelloAspire.Comparison.Images.Dockerfiles;

/// <summary>A FROM that names an image outside the Dockerfile.</summary>
/// <param name="Image">The image's name, build arguments filled in.</param>
/// <param name="Line">One-based line of the instruction.</param>
public sealed record FromInstruction(string Image, string Dockerfile, int Line)
{
    /// <summary>Whether the name holds a digest, so that it always means the same image.</summary>
    public bool IsPinned => Image.Contains("@sha256:", StringComparison.Ordinal);
}
