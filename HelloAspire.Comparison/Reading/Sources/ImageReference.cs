using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Where an image is, as the user writes it.</summary>
/// <param name="Text">As written.</param>
/// <param name="Engine">The engine that holds the image; null for an image in a file.</param>
/// <param name="Location">The image's name or ID in the engine; else the path, and <c>:NAME</c> where it holds several images.</param>
public sealed record ImageReference(string Text, ImageTransport Transport, ContainerEngine? Engine, string Location)
{
    /// <summary>
    /// Reads a reference: <c>NAME</c> or an ID asks the default engine, <c>docker-daemon:NAME</c> and
    /// <c>containers-storage:NAME</c> ask Docker and Podman, <c>docker-archive:FILE</c>, <c>oci-archive:FILE</c> and
    /// <c>oci:DIRECTORY</c> name files; <c>:NAME</c> after a file chooses one of several images.
    /// </summary>
    /// <param name="engine">The engine of a reference that names none.</param>
    /// <exception cref="UserErrorException">The reference is empty.</exception>
    public static ImageReference Parse(string text, ContainerEngine engine)
    {
        var (transport, location) = text.Split(':', 2) is [var first, var second] ? (first, second) : ("", text);
        if (string.IsNullOrWhiteSpace(location))
        {
            throw new UserErrorException(
                $"'{text}' names no image. Give an image's name, 'docker-archive:FILE', 'oci-archive:FILE' or 'oci:DIRECTORY'."
            );
        }
        return transport switch
        {
            "docker-daemon" => new(text, ImageTransport.Engine, ContainerEngine.Docker, location),
            "containers-storage" => new(text, ImageTransport.Engine, ContainerEngine.Podman, location),
            "docker-archive" => new(text, ImageTransport.DockerArchive, null, location),
            "oci-archive" => new(text, ImageTransport.OciArchive, null, location),
            "oci" => new(text, ImageTransport.OciLayout, null, location),
            _ => new(text, ImageTransport.Engine, engine, text),
        };
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

/// <summary>The kinds of places that hold images.</summary>
public enum ImageTransport
{
    Engine,
    DockerArchive,
    OciArchive,
    OciLayout,
}
