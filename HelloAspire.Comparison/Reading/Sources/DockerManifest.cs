namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>One image in <c>manifest.json</c> of a <c>docker save</c> archive.</summary>
internal sealed record DockerManifest(string? Config, List<string?>? RepoTags, List<string?>? Layers);
