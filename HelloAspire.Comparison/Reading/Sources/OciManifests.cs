using System.Runtime.InteropServices;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>The images of <c>index.json</c> in an OCI image layout, whose indexes may hold further indexes.</summary>
internal sealed class OciManifests(IBlobs blobs, ImageChoice choice, Platform? platform)
{
    private const int DeepestIndex = 4;
    private const int MostManifests = 10_000;

    private int _count;

    /// <exception cref="DamagedImageException">There is no such image, or several.</exception>
    public ImageManifest Find(byte[] json)
    {
        var all = Images(Parse(json));
        var wanted = all.Where(image => IsWanted(image.Position, image.Entry, image.Images)).ToList();
        if (wanted.Count == 0 || (choice.IsOpen && AreSeveral(wanted)))
        {
            throw Ambiguity.Of(choice, Candidates(all));
        }
        var images = wanted
            .SelectMany(image => image.Images)
            .Where(image => choice.Digest is null || wanted.Any(IsEntryChosen) || IsChosen(image))
            .DistinctBy(image => image.Descriptor.Digest)
            .ToList();
        return ToManifest(images is [var single] ? single : ForPlatform(images, all));
    }

    private bool IsEntryChosen((int, OciDescriptor Entry, List<Manifest>) image) => choice.IsDigest(image.Entry.Digest);

    // Signatures, charts and bills of materials lie beside images, and are none.
    private List<(int Position, OciDescriptor Entry, List<Manifest> Images)> Images(OciDocument index)
    {
        var entries = (index.Manifests ?? throw new DamagedImageException("its index lists no manifests"))
            .Index()
            .Where(entry => entry.Item is not null)
            .Select(entry => (Position: entry.Index, Entry: entry.Item!, Manifests: Expand(entry.Item!, 1).ToList()))
            .ToList();
        var images = entries
            .Select(entry => entry with { Manifests = [.. entry.Manifests.Where(IsImage)] })
            .Where(entry => entry.Manifests.Count > 0)
            .ToList();
        if (images.Count > 0)
        {
            return images;
        }
        // One of a kind that is not known may be an image all the same.
        var others = entries
            .Select(entry =>
                entry with
                {
                    Manifests = [.. entry.Manifests.Where(other => other.Document.Artifact is null)],
                }
            )
            .Where(entry => entry.Manifests.Count > 0)
            .ToList();
        return others.Count == 0 && entries.SelectMany(entry => entry.Manifests).FirstOrDefault() is { } artifact
            ? throw new DamagedImageException(
                $"it holds no image, but an artifact of the type '{artifact.Document.Artifact}'",
                "Name an image."
            )
            : others;
    }

    private IEnumerable<Manifest> Expand(OciDescriptor descriptor, int depth)
    {
        if (descriptor.IsAttestation)
        {
            yield break;
        }
        if (depth > DeepestIndex || ++_count > MostManifests)
        {
            throw new DamagedImageException("its indexes are nested without end");
        }
        var document = Parse(Blob(descriptor));
        if (document.Manifests is null)
        {
            yield return new Manifest(descriptor, document);
            yield break;
        }
        foreach (var inner in document.Manifests.OfType<OciDescriptor>().SelectMany(inner => Expand(inner, depth + 1)))
        {
            yield return inner;
        }
    }

    private static bool IsImage(Manifest manifest) => manifest.Document.IsImage;

    private bool IsWanted(int position, OciDescriptor entry, List<Manifest> images) =>
        choice.IsOpen
        || choice.Position == position
        || entry.Names.Any(choice.IsNamed)
        || (choice.Digest is not null && (choice.IsDigest(entry.Digest) || images.Any(IsChosen)));

    private bool IsChosen(Manifest image) =>
        choice.IsDigest(image.Descriptor.Digest) || choice.IsDigest(image.Document.Config?.Digest);

    // Entries of one name are one image for several platforms, and so are entries without names.
    private static bool AreSeveral(IReadOnlyList<(int Position, OciDescriptor Entry, List<Manifest> Images)> entries)
    {
        var named = entries
            .GroupBy(image => image.Entry.Digest, image => image.Entry.Names)
            .Select(names => names.SelectMany(name => name).ToHashSet(StringComparer.Ordinal))
            .ToList();
        return named.Count > 1
            && named.Any(names => names.Count > 0)
            && !named[0].Any(name => named.All(names => names.Contains(name)));
    }

    private Manifest ForPlatform(
        List<Manifest> images,
        IReadOnlyList<(int Position, OciDescriptor Entry, List<Manifest> Images)> all
    )
    {
        var wanted = platform ?? Own;
        var known = images.Select(image => (image, platform: PlatformOf(image))).ToList();
        var matches = known.Where(pair => pair.platform.Satisfies(wanted)).ToList();
        // Of several variants the one that is meant by the plain name, else the next to it.
        return matches is [var single] ? single.image
            : matches.Count > 1
                ? matches.DistinctBy(pair => pair.platform).Count() == matches.Count
                        ? matches.MinBy(pair => pair.platform.DistanceFromDefault).image
                    : throw Ambiguity.Of(choice, Candidates(all))
            : throw new DamagedImageException(
                $"it holds no image for {wanted}, but for: {string.Join(", ", known.Select(pair => pair.platform).Distinct())}",
                "Choose one of these: '--platform OS/ARCHITECTURE'."
            );
    }

    private Platform PlatformOf(Manifest image) =>
        image.Descriptor.Platform?.ToPlatform() is { IsKnown: true } told
            ? told
            : ConfigDocument.Parse(Blob(image.Document.Config)).Platform;

    private static Platform Own { get; } =
        new(
            "linux",
            RuntimeInformation.OSArchitecture switch
            {
                Architecture.X64 => "amd64",
                Architecture.X86 => "386",
                var other => other.ToString().ToLowerInvariant(),
            }
        );

    private static List<ImageCandidate> Candidates(
        IEnumerable<(int Position, OciDescriptor Entry, List<Manifest> Images)> all
    ) => [.. all.Select(image => new ImageCandidate(image.Position, [.. image.Entry.Names], image.Entry.Digest))];

    private ImageManifest ToManifest(Manifest image) =>
        image.Document.Layers?.FirstOrDefault(layer => layer is { IsArchive: false }) is { } other
            ? throw new DamagedImageException(
                $"its layer '{other.Digest}' is of the type '{other.MediaType}', which is not read",
                "Decrypt or convert the image, with layers that are tape archives."
            )
        : image.Document.Config is { } config
            ? new ImageManifest(
                image.Descriptor.Digest,
                Blob(config),
                [
                    .. (image.Document.Layers ?? []).Select(layer => new LayerBlob(
                        BlobDigest.ToPath(layer?.Digest),
                        layer?.Size,
                        layer?.Urls?.OfType<string>().FirstOrDefault()
                    )),
                ]
            )
        : throw new DamagedImageException(
            "its manifest names no configuration, as in schema 1 of 2015",
            "Pull the image with a current engine and save it again."
        );

    private byte[] Blob(OciDescriptor? descriptor)
    {
        var path = BlobDigest.ToPath(descriptor?.Digest);
        var blob =
            blobs.Document(path)
            ?? Embedded(descriptor!)
            ?? throw new DamagedImageException($"it lacks '{path}', which its manifest names");
        BlobDigest.Verify(path, blob, descriptor!.Digest!);
        return blob;
    }

    private static byte[]? Embedded(OciDescriptor descriptor)
    {
        var buffer = new byte[descriptor.Data?.Length ?? 0];
        return Convert.TryFromBase64String(descriptor.Data ?? "", buffer, out var length) && length > 0
            ? buffer[..length]
            : null;
    }

    private static OciDocument Parse(byte[] json) =>
        SourceJson.Read(json, SourceJson.Default.OciDocument) ?? throw new DamagedImageException("its index is empty");

    private sealed record Manifest(OciDescriptor Descriptor, OciDocument Document);
}
