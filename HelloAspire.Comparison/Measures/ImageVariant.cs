using System.Collections.Immutable;
using HelloAspire.Comparison.Engines.Containers;
using HelloAspire.Comparison.Measures.Containers;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Sources;

namespace HelloAspire.Comparison.Measures;

/// <summary>One of the images that are compared, and what is known about how it is built and run.</summary>
public sealed record ImageVariant
{
    /// <summary>The path asked for where no health path is given.</summary>
    public const string PresumedHealthPath = "/health";

    /// <summary>The name to show.</summary>
    public required string Name { get; init; }

    /// <summary>Where the image is read from.</summary>
    public required ImageReference Image { get; init; }

    /// <summary>The Dockerfile, relative to the context; null where the image is not built here.</summary>
    public string? Dockerfile { get; init; }

    /// <summary>The build context's absolute path; null where the image is not built here.</summary>
    public string? ContextPath { get; init; }
    public IReadOnlyDictionary<string, string> BuildArgs { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Where the variant already runs; null where it does not.</summary>
    public Uri? Url { get; init; }

    /// <summary>The path that answers 2xx when the service is well; null where it is not known.</summary>
    public string? HealthPath { get; init; }

    /// <summary>The port that the container listens on; null where the image tells.</summary>
    public int? TargetPort { get; init; }

    /// <summary>The Dockerfile's absolute path; null where the image is not built here.</summary>
    public string? DockerfilePath =>
        ContextPath is null || Dockerfile is null ? null : Path.GetFullPath(Dockerfile, ContextPath);

    /// <summary>The container behind the variant's address; null if there is none, or if that is ambiguous.</summary>
    internal async Task<RunningContainer?> FindContainer(CancellationToken cancellationToken) =>
        (Url, Image.Engine) is ({ } url, { } engine)
            ? await RunningContainer.Find(engine, Image.Location, url, CreatorLabels.Host, cancellationToken)
            : null;

    /// <summary>
    /// The variant with the image that its address runs now: it may have been rebuilt since the variant was
    /// configured. Unchanged if that is unknown.
    /// </summary>
    internal async Task<ImageVariant> WithCurrentImage(CancellationToken cancellationToken)
    {
        try
        {
            return await FindContainer(cancellationToken) is { } running
                ? this with
                {
                    Image = Image.WithName(running.Image),
                }
                : this;
        }
        // The caller that needs the image meets the same error and reports it.
        catch (UserErrorException)
        {
            return this;
        }
    }

    /// <summary>What the reading of the image should know.</summary>
    public ReadOptions ReadOptions =>
        new()
        {
            Name = Name,
            Dockerfile = DockerfilePath,
            BuildArguments = BuildArgs,
        };
}
