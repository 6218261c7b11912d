namespace HelloAspire.Comparison.Images.Dockerfiles;

/// <summary>An instruction of a Dockerfile, its lines joined, its comments and here-documents left out.</summary>
/// <param name="Keyword">In capitals.</param>
/// <param name="Arguments">What follows, as written.</param>
/// <param name="Line">One-based line that it begins in.</param>
public sealed record DockerfileInstruction(string Keyword, string Arguments, int Line);
