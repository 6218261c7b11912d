using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>A kind of place that holds images. To add one: an <see cref="ImageSource"/>, a row in <see cref="All"/>.</summary>
/// <param name="Prefix">What a reference begins with, before a colon (as in containers-transports(5)).</param>
/// <param name="Open">Makes the source of a reference.</param>
/// <param name="OwnEngine">The engine that the prefix means; null where it means none.</param>
internal sealed record ImageTransport(
    string Prefix,
    Func<ImageReference, ImageSource> Open,
    ContainerEngine? OwnEngine = null
)
{
    /// <summary>The engine of a reference without a prefix.</summary>
    public static ImageTransport Engine { get; } = new("", OpenEngine);

    public static IReadOnlyList<ImageTransport> All { get; } =
    [
        new("docker-daemon", OpenEngine, ContainerEngine.Docker),
        new("containers-storage", OpenEngine, ContainerEngine.Podman),
        new("docker-archive", reference => OpenArchive(reference, preferOci: false)),
        new("oci-archive", reference => OpenArchive(reference, preferOci: true)),
        new("oci", reference => new LayoutImage(reference.Text, ImagePath.Parse(reference.Location, Directory.Exists))),
    ];

    private static EngineImage OpenEngine(ImageReference reference) =>
        new(reference.Text, reference.Engine!, reference.Location);

    private static ArchiveImage OpenArchive(ImageReference reference, bool preferOci) =>
        new(reference.Text, ImagePath.Parse(reference.Location, File.Exists), preferOci);
}
