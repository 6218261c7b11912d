using System.Globalization;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An image in a directory with OCI's image layout.</summary>
internal sealed class LayoutImage(string reference, ImagePath path) : ImageSource(reference)
{
    public override Task<SourceIdentity> Identify(CancellationToken cancellationToken)
    {
        var files = new DirectoryInfo(path.Path).EnumerateFiles("*", SearchOption.AllDirectories).ToList();
        var time = files
            .Select(file => file.LastWriteTimeUtc.Ticks)
            .DefaultIfEmpty()
            .Max()
            .ToString(CultureInfo.InvariantCulture);
        var size = files.Sum(file => file.Length);
        return Task.FromResult(new SourceIdentity($"{path.Path}|{path.Name}|{files.Count}|{size}|{time}", null, size));
    }

    public override Task<ScannedImage> Read(
        SourceIdentity identity,
        LayerScanner scanner,
        Action<int> onRead,
        CancellationToken cancellationToken
    ) =>
        Task.Run(
            () => new ManifestReader(new DirectoryBlobs(path.Path, scanner, onRead), path.Name).Read(preferOci: true),
            cancellationToken
        );
}
