using System.Globalization;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Archives;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An image in an archive file: Docker's or OCI's, plain or compressed as a whole.</summary>
internal sealed class ArchiveImage(string reference, ImagePath path, bool preferOci) : ImageSource(reference)
{
    public override Task<SourceIdentity> Identify(CancellationToken cancellationToken)
    {
        var file = new FileInfo(path.Path);
        var time = file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture);
        return Task.FromResult(
            new SourceIdentity($"{path.Path}|{path.Name}|{preferOci}|{file.Length}|{time}", null, file.Length)
        );
    }

    public override async Task<ScannedImage> Read(
        SourceIdentity identity,
        LayerScanner scanner,
        Action<int> onRead,
        CancellationToken cancellationToken
    )
    {
        await using var file = File.OpenRead(path.Path);
        return await ReadAhead.Run(
            file,
            stream =>
                new ManifestReader(ArchiveBlobs.Read(new CountingStream(stream, onRead), scanner), path.Name).Read(
                    preferOci
                ),
            cancellationToken
        );
    }
}
