using System.Security.Cryptography;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Archives;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An image in an archive file or in a stream: Docker's or OCI's, plain or compressed as a whole.</summary>
internal sealed class ArchiveImage(string reference, ImagePath path, bool preferOci, Platform? platform)
    : ImageSource(reference)
{
    private (long Length, DateTime Time) _stamp;

    public override Task EnsureExists(CancellationToken cancellationToken)
    {
        if (!File.Exists(path.Path))
        {
            throw new UserErrorException($"'{path.Path}' no longer exists.");
        }
        return Task.CompletedTask;
    }

    public override async Task<SourceIdentity> Identify(CancellationToken cancellationToken)
    {
        // What standard input and named pipes give is gone once it was read, so it is not looked at before.
        if (FindFile() is not { Length: > 0 and var length })
        {
            return new SourceIdentity(null, null, null);
        }
        _stamp = Stamp();
        await using var file = File.OpenRead(path.Path);
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
        return new SourceIdentity($"file-{digest}{path.Choice}|{platform}|{preferOci}", null, length);
    }

    public override async Task<ScannedImage> Read(
        SourceIdentity identity,
        LayerScanner scanner,
        Action<int> onRead,
        CancellationToken cancellationToken
    )
    {
        await using var file = File.OpenRead(path.Path);
        var image = await ReadAhead.Run(file, ReadArchive, awaitsEnd: true, cancellationToken);
        return identity.Key is null || _stamp == Stamp()
            ? image
            : throw new DamagedImageException("it changed while it was read", "Read it again once it is written.");

        ScannedImage ReadArchive(Stream stream) =>
            new ManifestReader(
                ArchiveBlobs.Read(new CountingStream(stream, onRead), scanner),
                path.Choice,
                platform
            ).Read(preferOci);
    }

    private (long Length, DateTime Time) Stamp() =>
        FindFile() is { } file ? (file.Length, file.LastWriteTimeUtc) : default;

    // Null for what is no file with a length, as a pipe: its link in /proc leads to no path.
    private FileInfo? FindFile()
    {
        var named = new FileInfo(path.Path);
        var file = named.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? named;
        return file.Exists ? file : null;
    }
}
