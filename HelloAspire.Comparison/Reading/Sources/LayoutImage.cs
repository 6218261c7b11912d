using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An image in a directory with OCI's image layout.</summary>
internal sealed class LayoutImage(string reference, ImagePath path, Platform? platform) : ImageSource(reference)
{
    private ImageManifest? _manifest;

    public override Task EnsureExists(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Join(path.Path, "index.json")) && !File.Exists(Path.Join(path.Path, "manifest.json")))
        {
            // Where the directory may not be read, this says so.
            _ = Directory.EnumerateFileSystemEntries(path.Path).Any();
            throw new UserErrorException(
                $"'{path.Path}' is not an OCI image layout: it has no 'index.json'. Name the directory that has one."
            );
        }
        return Task.CompletedTask;
    }

    public override Task<SourceIdentity> Identify(CancellationToken cancellationToken)
    {
        EnsureExists(cancellationToken);
        var blobs = new DirectoryBlobs(path.Path, scanner: null, onRead: null);
        _manifest = new ManifestReader(blobs, path.Choice, platform).Find(preferOci: true);
        return Task.FromResult(
            new SourceIdentity(
                // A blob that is missing or cut short is told even where its content is known.
                _manifest.Digest
                    is { } digest
                && _manifest.Layers.All(blobs.IsWhole)
                    ? $"oci-{digest}"
                    : null,
                null,
                _manifest.Layers.Sum(blobs.SizeOf)
            )
        );
    }

    public override Task<ScannedImage> Read(
        SourceIdentity identity,
        LayerScanner scanner,
        Action<int> onRead,
        CancellationToken cancellationToken
    ) =>
        Task.Run(
            () =>
                new ManifestReader(new DirectoryBlobs(path.Path, scanner, onRead), path.Choice, platform).Assemble(
                    _manifest!
                ),
            cancellationToken
        );
}
