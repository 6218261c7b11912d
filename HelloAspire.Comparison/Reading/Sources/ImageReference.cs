using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Where an image is, as the user writes it.</summary>
public sealed record ImageReference
{
    private ImageReference(string text, ImageTransport transport, ContainerEngine? engine, string location) =>
        (Text, Transport, Engine, Location) = (text, transport, engine, location);

    /// <summary>As written.</summary>
    public string Text { get; private init; }

    /// <summary>The engine that holds the image; null for an image in a file.</summary>
    public ContainerEngine? Engine { get; }

    /// <summary>The image's name or ID in the engine; else the path, and <c>:NAME</c> where it holds several images.</summary>
    public string Location { get; private init; }

    internal ImageTransport Transport { get; }

    /// <summary>
    /// Reads a reference: <c>NAME</c> or an ID asks the default engine, <c>docker-daemon:NAME</c> and
    /// <c>containers-storage:NAME</c> ask Docker and Podman, <c>docker-archive:FILE</c>, <c>oci-archive:FILE</c> and
    /// <c>oci:DIRECTORY</c> name files; <c>:NAME</c> after a file chooses one of several images; <c>sbom:FILE</c> is a bill of
    /// materials.
    /// </summary>
    /// <param name="engine">The engine of a reference that names none.</param>
    /// <exception cref="UserErrorException">The reference is empty.</exception>
    public static ImageReference Parse(string text, ContainerEngine engine)
    {
        var named = ImageTransport.All.FirstOrDefault(transport =>
            text.StartsWith(transport.Prefix + ":", StringComparison.Ordinal)
        );
        var reference = named is null
            ? new ImageReference(text, ImageTransport.Engine, engine, text)
            : new ImageReference(text, named, named.OwnEngine, text[(named.Prefix.Length + 1)..]);
        return string.IsNullOrWhiteSpace(reference.Location)
            ? throw new UserErrorException(
                $"'{text}' names no image. Give an image's name, 'docker-archive:FILE', 'oci-archive:FILE', 'oci:DIRECTORY' or 'sbom:FILE'."
            )
            : reference;
    }

    /// <summary>Another image of the same engine.</summary>
    public ImageReference WithName(string name) =>
        this with
        {
            Text = Text[..^Location.Length] + name,
            Location = name,
        };

    public override string ToString() => Text;
}
