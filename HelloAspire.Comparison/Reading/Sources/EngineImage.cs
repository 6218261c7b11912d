using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Archives;
using HelloAspire.Comparison.Reading.Scanning;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An image of a container engine, read through its <c>save</c> command.</summary>
internal sealed class EngineImage(string reference, ContainerEngine engine, string name, Platform? platform)
    : ImageSource(reference)
{
    private const int ShortestId = 6;

    public override bool ChecksDigests => true;

    public override Task EnsureExists(CancellationToken cancellationToken) => Inspect(cancellationToken);

    public override async Task<SourceIdentity> Identify(CancellationToken cancellationToken)
    {
        var image = await Inspect(cancellationToken);
        if (platform is not null && !Platform.Parse(image.Platform).Satisfies(platform))
        {
            throw new UserErrorException(
                $"{engine.Program} has '{name}' for {image.Platform}, not for {platform}. Pull it with '--platform {platform}' first."
            );
        }
        NamedById =
            name.Length >= ShortestId
            && image.Id.StartsWith(name.Contains(':') ? name : "sha256:" + name, StringComparison.OrdinalIgnoreCase);
        return new SourceIdentity($"{engine.Program}-{image.Id}", image.Id, image.Size);
    }

    private async Task<LocalImage> Inspect(CancellationToken cancellationToken)
    {
        try
        {
            return await engine.Inspect(name, cancellationToken);
        }
        catch (UserErrorException exception) when (Path.Exists(name))
        {
            var mend = Directory.Exists(name)
                ? $"name an OCI layout as 'oci:{name}'"
                : $"name it as 'docker-archive:{name}' or 'oci-archive:{name}'";
            throw new UserErrorException($"'{name}' is a path, not an image of {engine.Program}: {mend}.", exception);
        }
        catch (UserErrorException exception) when (name.Split(':', 2) is [var prefix, var path] && Path.Exists(path))
        {
            var known = string.Join(", ", ImageTransport.All.Select(transport => $"'{transport.Prefix}:'"));
            throw new UserErrorException($"'{prefix}:' is not a kind of image. Use one of {known}.", exception);
        }
    }

    public override async Task<ScannedImage> Read(
        SourceIdentity identity,
        LayerScanner scanner,
        Action<int> onRead,
        CancellationToken cancellationToken
    )
    {
        // Saved by its ID, so that a tag that moves meanwhile changes nothing.
        var image = await engine.Save(
            identity.Id!,
            (archive, token) =>
                ReadAhead.Run(
                    archive,
                    stream =>
                        new ManifestReader(
                            ArchiveBlobs.Read(new CountingStream(stream, onRead), scanner),
                            ImageChoice.Parse(null),
                            platform: null
                        ).Read(preferOci: false),
                    awaitsEnd: false,
                    token
                ),
            cancellationToken
        );
        return image with { Id = identity.Id! };
    }
}
