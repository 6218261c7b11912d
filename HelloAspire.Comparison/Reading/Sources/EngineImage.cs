using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Archives;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An image of a container engine, read through its <c>save</c> command.</summary>
internal sealed class EngineImage(string reference, ContainerEngine engine, string name) : ImageSource(reference)
{
    public override bool ChecksDigests => true;

    public override async Task<SourceIdentity> Identify(CancellationToken cancellationToken)
    {
        var image = await engine.Inspect(name, cancellationToken);
        return new SourceIdentity($"{engine.Program}-{image.Id}", image.Id, image.Size);
    }

    public override async Task<ScannedImage> Read(
        SourceIdentity identity,
        LayerScanner scanner,
        Action<int> onRead,
        CancellationToken cancellationToken
    )
    {
        // Saved by its ID, so that a tag that moves meanwhile changes nothing.
        var image = await engine.Save(
            identity.Id!,
            (archive, token) =>
                ReadAhead.Run(
                    archive,
                    stream =>
                        new ManifestReader(
                            ArchiveBlobs.Read(new CountingStream(stream, onRead), scanner),
                            name: null
                        ).Read(preferOci: false),
                    token
                ),
            cancellationToken
        );
        return image with { Id = identity.Id! };
    }
}
