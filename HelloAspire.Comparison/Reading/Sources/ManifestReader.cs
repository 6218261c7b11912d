using System.Security.Cryptography;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Finds one image among the blobs, by Docker's manifest or by OCI's, and puts it together.</summary>
/// <param name="choice">Which image is meant where there are several.</param>
/// <param name="platform">What it shall run on; null for this machine's own where there is a choice.</param>
internal sealed class ManifestReader(IBlobs blobs, ImageChoice choice, Platform? platform)
{
    // Of an archive without files, and of an empty file: some archives leave such layers out.
    private static readonly string[] EmptyLayers =
    [
        "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ];

    /// <summary>Finds the image's manifest.</summary>
    /// <param name="preferOci">Whether OCI's index counts where there are both.</param>
    /// <exception cref="DamagedImageException">There is no such image, or several.</exception>
    public ImageManifest Find(bool preferOci)
    {
        var docker = blobs.Document("manifest.json");
        var oci = blobs.Document("index.json");
        return oci is not null && (preferOci || docker is null) ? new OciManifests(blobs, choice, platform).Find(oci)
            : docker is not null ? new DockerManifests(blobs, choice, platform).Find(docker)
            : blobs.Document(LegacyBlobs.Names) is { } names ? FindLegacy(names)
            : throw new DamagedImageException(
                "it holds neither 'manifest.json' nor 'index.json', so it is not an image archive",
                "Save an image with 'docker save --output FILE NAME'; what 'docker export' writes holds no image."
            );
    }

    private ImageManifest FindLegacy(byte[] names)
    {
        var legacy = new LegacyBlobs(blobs);
        return new DockerManifests(legacy, choice, platform).Find(legacy.Manifest(names));
    }

    /// <summary>Finds the image and reads its layers.</summary>
    /// <exception cref="DamagedImageException">There is no such image, or it is not what its manifest says.</exception>
    public ScannedImage Read(bool preferOci) => Assemble(Find(preferOci));

    /// <summary>Reads the layers of an image.</summary>
    /// <exception cref="DamagedImageException">The image is not what its manifest says.</exception>
    public ScannedImage Assemble(ImageManifest manifest)
    {
        var diffIds = ConfigDocument.Parse(manifest.Config).DiffIds;
        if (manifest.Layers.Count != diffIds.Count)
        {
            throw new DamagedImageException(
                $"its manifest names {manifest.Layers.Count} layers, its configuration {diffIds.Count}"
            );
        }
        return new ScannedImage
        {
            Id = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(manifest.Config)),
            Config = manifest.Config,
            Layers = [.. manifest.Layers.Zip(diffIds, Layer)],
        };
    }

    private ScannedLayer Layer(LayerBlob blob, string diffId)
    {
        var layer = blobs.Layer(blob.Path) ?? (EmptyLayers.Contains(diffId) ? ScannedLayer.Empty : throw Missing(blob));
        if (layer.DiffId == ScannedLayer.Unchecked || layer.DiffId == diffId || layer.OtherDiffId == diffId)
        {
            return layer with { DiffId = diffId };
        }
        var algorithm = diffId.Split(':')[0];
        throw (
            new[] { layer.DiffId, layer.OtherDiffId }.FirstOrDefault(digest =>
                digest?.StartsWith(algorithm + ":", StringComparison.Ordinal) ?? false
            )
                is { } computed
                ? new DamagedImageException(
                    $"layer '{blob.Path}' has the digest {computed}, not {diffId} as the image says"
                )
                : new DamagedImageException(
                    $"layer '{blob.Path}' cannot be checked: the image names it by '{diffId}', which is no SHA-256 digest"
                )
        );
    }

    private static DamagedImageException Missing(LayerBlob blob) =>
        blob.Origin is { } url
            ? new(
                $"it lacks '{blob.Path}', a layer that may only be had from {url}",
                "Pull the image with an engine, and name it there."
            )
            : new($"it lacks '{blob.Path}', which its manifest names");
}
