using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Where an image is read from.</summary>
public abstract class ImageSource(string reference)
{
    private const string Mend = "Save, pull or build the image again.";

    /// <summary>What the user asked for.</summary>
    public string Reference => reference;

    /// <summary>The image's name in its engine; null for an image in a file.</summary>
    internal virtual string? EngineName => null;

    /// <summary>Whether the source checks the digests of layers itself.</summary>
    internal virtual bool ChecksDigests => false;

    /// <summary>
    /// Reads a reference: <c>NAME</c> or an ID asks the default engine, <c>docker-daemon:NAME</c> and
    /// <c>containers-storage:NAME</c> ask Docker and Podman, <c>docker-archive:FILE</c>, <c>oci-archive:FILE</c> and
    /// <c>oci:DIRECTORY</c> name files; <c>:NAME</c> after a file chooses one of several images.
    /// </summary>
    /// <exception cref="UserErrorException">The reference is empty, or its file does not exist.</exception>
    public static ImageSource Parse(string reference)
    {
        var (transport, rest) = reference.Split(':', 2) is [var first, var second] ? (first, second) : ("", reference);
        if (string.IsNullOrWhiteSpace(rest))
        {
            throw new UserErrorException(
                $"'{reference}' names no image. Give an image's name, 'docker-archive:FILE', 'oci-archive:FILE' or 'oci:DIRECTORY'."
            );
        }
        return transport switch
        {
            "docker-daemon" => new EngineImage(reference, new ContainerEngine("docker"), rest),
            "containers-storage" => new EngineImage(reference, new ContainerEngine("podman"), rest),
            "docker-archive" => new ArchiveImage(reference, ImagePath.Parse(rest, File.Exists), preferOci: false),
            "oci-archive" => new ArchiveImage(reference, ImagePath.Parse(rest, File.Exists), preferOci: true),
            "oci" => new LayoutImage(reference, ImagePath.Parse(rest, Directory.Exists)),
            _ => new EngineImage(reference, ContainerEngine.Default, reference),
        };
    }

    /// <summary>Finds out what identifies the image's bytes, without reading them.</summary>
    /// <exception cref="UserErrorException">The image is not there.</exception>
    internal abstract Task<SourceIdentity> Identify(CancellationToken cancellationToken);

    /// <summary>Reads the image.</summary>
    /// <param name="onRead">Told the number of bytes after each read.</param>
    /// <exception cref="UserErrorException">The image is damaged or hostile.</exception>
    internal async Task<ScannedImage> Read(
        SourceIdentity identity,
        LayerScanner scanner,
        Action<int> onRead,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ReadBlobs(identity, scanner, onRead, cancellationToken);
        }
        catch (Exception exception) when (Damage.Describe(exception) is { } what)
        {
            throw new UserErrorException($"Cannot read '{reference}': {DisplayText.Of(what)}. {Mend}", exception);
        }
        catch (IOException exception)
        {
            throw new UserErrorException($"Cannot read '{reference}': {exception.Message}", exception);
        }
    }

    private protected abstract Task<ScannedImage> ReadBlobs(
        SourceIdentity identity,
        LayerScanner scanner,
        Action<int> onRead,
        CancellationToken cancellationToken
    );
}
