using HelloAspire.Comparison.Reading;

namespace HelloAspire.Comparison.Measures;

/// <summary>One of the images that are compared, and what is known about how it is built and run.</summary>
public sealed record Variant
{
    /// <summary>The path asked for where no health path is given.</summary>
    public const string PresumedHealthPath = "/health";

    /// <summary>The name to show.</summary>
    public required string Name { get; init; }

    /// <summary>Where the image is read from, as <see cref="Reading.Sources.ImageSource.Parse"/> takes it.</summary>
    public required string Image { get; init; }

    /// <summary>The Dockerfile, relative to the context; null where the image is not built here.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The build context's absolute path; null where the image is not built here.</summary>
    public string? ContextPath { get; init; }
    public IReadOnlyDictionary<string, string> BuildArgs { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the variant already runs; null where it does not.</summary>
    public Uri? Url { get; init; }

    /// <summary>The path that answers 2xx when the service is well; null where it is not known.</summary>
    public string? HealthPath { get; init; }

    /// <summary>The port that the container listens on; null where the image tells.</summary>
    public int? TargetPort { get; init; }

    /// <summary>The Dockerfile's absolute path; null where the image is not built here.</summary>
    public string? DockerfilePath =>
        ContextPath is null || Dockerfile is null ? null : Path.GetFullPath(Dockerfile, ContextPath);

    /// <summary>What the reading of the image should know.</summary>
    public AnalysisOptions AnalysisOptions =>
        new()
        {
            Name = Name,
            Dockerfile = DockerfilePath,
            BuildArguments = BuildArgs,
        };
}
