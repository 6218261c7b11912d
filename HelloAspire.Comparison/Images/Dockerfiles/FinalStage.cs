namespace HelloAspire.Comparison.Images.Dockerfiles;

/// <summary>The stage of a Dockerfile that makes the image.</summary>
/// <param name="From">The FROM that it comes down to; null for <c>FROM scratch</c>.</param>
/// <param name="Dockerfile">The file's path.</param>
/// <param name="Line">One-based line of the stage's own FROM.</param>
/// <param name="Steps">What follows it, after the steps of the stages that it continues.</param>
public sealed record FinalStage(
    FromInstruction? From,
    string Dockerfile,
    int Line,
    IReadOnlyList<DockerfileInstruction> Steps
)
{
    /// <summary>The file as it was when the image was read.</summary>
    public DockerfileText? Text { get; init; }
}
