using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Where an image is read from.</summary>
internal abstract class ImageSource(string reference)
{
    /// <summary>What the user asked for.</summary>
    public string Reference => reference;

    /// <summary>Whether the source checks the digests of layers itself.</summary>
    public virtual bool ChecksDigests => false;

    /// <summary>Finds out what identifies the image's bytes, without reading them.</summary>
    /// <exception cref="UserErrorException">The image is not there.</exception>
    public abstract Task<SourceIdentity> Identify(CancellationToken cancellationToken);

    /// <summary>Reads the image.</summary>
    /// <param name="onRead">Told the number of bytes after each read.</param>
    /// <exception cref="DamagedImageException">The image is damaged or hostile.</exception>
    public abstract Task<ScannedImage> Read(
        SourceIdentity identity,
        LayerScanner scanner,
        Action<int> onRead,
        CancellationToken cancellationToken
    );
}

/// <summary>What identifies an image's bytes.</summary>
/// <param name="Key">The same key means the same bytes: an engine's ID, or a file's path, length and time.</param>
/// <param name="Id">The engine's ID; null where only reading tells it.</param>
/// <param name="Size">Bytes to read; about as many where an engine told them.</param>
internal sealed record SourceIdentity(string Key, string? Id, long Size);
