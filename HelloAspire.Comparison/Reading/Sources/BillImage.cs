using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Bills;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An image of which only a bill of materials is at hand.</summary>
internal sealed class BillImage(string reference, ImagePath path) : ImageSource(reference)
{
    public override Task EnsureExists(CancellationToken cancellationToken) =>
        !File.Exists(path.Path) ? throw new UserErrorException($"'{path.Path}' no longer exists.")
        : !path.Choice.IsOpen
            ? throw new UserErrorException(
                $"'{Reference}': a bill of materials is of one image. Leave out what follows '{path.Path}'."
            )
        : Task.CompletedTask;

    // To read it takes no longer than to look it up in the cache.
    public override async Task<SourceIdentity> Identify(CancellationToken cancellationToken)
    {
        await EnsureExists(cancellationToken);
        return new SourceIdentity(
            null,
            null,
            new FileInfo(path.Path) is { Length: > 0 and var length } ? length : null
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
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (await file.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (content.Length + count > BillDocument.Largest)
            {
                throw new DamagedImageException(
                    $"it is larger than {ByteSize.Format(BillDocument.Largest)}, which no bill of materials needs",
                    "Name a bill that lists packages without all files."
                );
            }
            content.Write(buffer, 0, count);
            onRead(count);
        }
        return BillDocument.Read(content.ToArray()).ToImage();
    }
}
