using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>A kind of place that holds images. To add one: an <see cref="ImageSource"/>, a row in <see cref="All"/>.</summary>
/// <param name="Prefix">What a reference begins with, before a colon (as in containers-transports(5)).</param>
/// <param name="Open">
/// Makes the source of a reference, given what the image shall run on; null for this machine's own where there is a choice.
/// </param>
/// <param name="OwnEngine">The engine that the prefix means; null where it means none.</param>
internal sealed record ImageTransport(
    string Prefix,
    Func<ImageReference, Platform?, ImageSource> Open,
    ContainerEngine? OwnEngine = null
)
{
    /// <summary>The engine of a reference without a prefix.</summary>
    public static ImageTransport Engine { get; } = new("", OpenEngine);

    public static IReadOnlyList<ImageTransport> All { get; } =
    [
        new("docker-daemon", OpenEngine, ContainerEngine.Docker),
        new("containers-storage", OpenEngine, ContainerEngine.Podman),
        new("docker-archive", (reference, platform) => OpenArchive(reference, platform, preferOci: false)),
        new("oci-archive", (reference, platform) => OpenArchive(reference, platform, preferOci: true)),
        new(
            "oci",
            (reference, platform) =>
                new LayoutImage(reference.Text, ImagePath.OfDirectory(reference.Location), platform)
        ),
        new("sbom", (reference, _) => new BillImage(reference.Text, ImagePath.OfFile(reference.Location))),
    ];

    private static EngineImage OpenEngine(ImageReference reference, Platform? platform) =>
        new(reference.Text, reference.Engine!, reference.Location, platform);

    private static ArchiveImage OpenArchive(ImageReference reference, Platform? platform, bool preferOci) =>
        new(reference.Text, ImagePath.OfFile(reference.Location), preferOci, platform);
}
