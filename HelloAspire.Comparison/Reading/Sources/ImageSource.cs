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

    /// <summary>Whether the reference is the image's ID in the engine, which no tag moves; known once it was identified.</summary>
    public bool NamedById { get; protected set; }

    /// <summary>Looks whether the image is there, at next to no cost.</summary>
    /// <exception cref="UserErrorException">It is not.</exception>
    public abstract Task EnsureExists(CancellationToken cancellationToken);

    /// <summary>Finds out what identifies the image's bytes, without looking into layers.</summary>
    /// <exception cref="UserErrorException">The image is not there.</exception>
    public abstract Task<SourceIdentity> Identify(CancellationToken cancellationToken);

    /// <summary>Reads the image.</summary>
    /// <param name="onRead">Called with the number of bytes after each read.</param>
    /// <exception cref="DamagedImageException">The image is damaged or hostile.</exception>
    public abstract Task<ScannedImage> Read(
        SourceIdentity identity,
        LayerScanner scanner,
        Action<int> onRead,
        CancellationToken cancellationToken
    );
}

/// <summary>What identifies an image's bytes.</summary>
/// <param name="Key">The same key means the same bytes: an engine's ID, a manifest's digest, a file's; null for a stream.</param>
/// <param name="Id">The engine's ID; null where only reading tells it.</param>
/// <param name="Size">Bytes to read, about as many where an engine told them; null where nobody knows.</param>
internal sealed record SourceIdentity(string? Key, string? Id, long? Size);
