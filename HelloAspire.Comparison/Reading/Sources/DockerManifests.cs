using System.Security.Cryptography;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>The images of <c>manifest.json</c> in a <c>docker save</c> archive.</summary>
internal sealed partial class DockerManifests(IBlobs blobs, ImageChoice choice, Platform? platform)
{
    /// <exception cref="DamagedImageException">There is no such image, or several.</exception>
    public ImageManifest Find(byte[] json)
    {
        var all = (SourceJson.Read(json, SourceJson.Default.ListDockerManifest) ?? [])
            .OfType<DockerManifest>()
            .Index()
            .ToList();
        var matches = all.Where(image => IsWanted(image.Index, image.Item))
            .Select(image => image.Item)
            // An image may be listed once for each of its names.
            .DistinctBy(image => (image.Config, string.Join('\n', image.Layers ?? [])))
            .ToList();
        if (matches.Count > 1 && platform is not null)
        {
            matches = [.. matches.Where(image => PlatformOf(image).Satisfies(platform))];
        }
        return matches is [var single]
            ? ToManifest(single)
            : throw Ambiguity.Of(
                choice,
                [
                    .. all.Select(image => new ImageCandidate(
                        image.Index,
                        [.. (image.Item.RepoTags ?? []).OfType<string>()],
                        DigestOf(image.Item)
                    )),
                ]
            );
    }

    private bool IsWanted(int position, DockerManifest image) =>
        choice.IsOpen
        || choice.Position == position
        || (image.RepoTags ?? []).OfType<string>().Any(choice.IsNamed)
        || (choice.Digest is not null && choice.IsDigest(DigestOf(image)));

    private ImageManifest ToManifest(DockerManifest image)
    {
        var path = image.Config ?? throw new DamagedImageException("'manifest.json' names no configuration");
        var config = Config(path);
        // Elsewhere a name is but a name, as for Docker: who edits a configuration rarely renames it.
        if (Blob().Match(path) is { Success: true } blob)
        {
            BlobDigest.Verify(path, config, blob.Groups["algorithm"].Value + ":" + blob.Groups["digest"].Value);
        }
        return new ImageManifest(null, config, [.. (image.Layers ?? []).Select(layer => new LayerBlob(layer ?? ""))]);
    }

    private Platform PlatformOf(DockerManifest image) => ConfigDocument.Parse(Config(image.Config ?? "")).Platform;

    private string? DigestOf(DockerManifest image) =>
        blobs.Document(image.Config ?? "") is { } config
            ? "sha256:" + Convert.ToHexStringLower(SHA256.HashData(config))
            : null;

    private byte[] Config(string path) =>
        blobs.Document(path) ?? throw new DamagedImageException($"it lacks '{path}', which its manifest names");

    [GeneratedRegex("^blobs/(?<algorithm>sha[0-9]+)/(?<digest>[0-9a-f]+)$")]
    private static partial Regex Blob();
}
