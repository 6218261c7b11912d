using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Finds one image among the blobs, by Docker's manifest or by OCI's, and puts it together.</summary>
/// <param name="name">The image's name inside the archive; null where there is only one.</param>
internal sealed partial class ManifestReader(IBlobs blobs, string? name)
{
    private const int DeepestIndex = 4;

    /// <summary>Reads the image.</summary>
    /// <param name="preferOci">Whether OCI's index counts where there are both.</param>
    /// <exception cref="DamagedImageException">There is no such image, or it is not what its manifest says.</exception>
    public ScannedImage Read(bool preferOci)
    {
        var docker = blobs.Document("manifest.json");
        var oci = blobs.Document("index.json");
        return (docker, oci) switch
        {
            (null, null) => throw new DamagedImageException("it holds neither 'manifest.json' nor 'index.json'"),
            (not null, null) => ReadDocker(docker),
            (null, not null) => ReadOci(oci),
            _ => preferOci ? ReadOci(oci) : ReadDocker(docker),
        };
    }

    private ScannedImage ReadDocker(byte[] json)
    {
        var all = JsonSerializer.Deserialize(json, SourceJson.Default.ListDockerManifest) ?? [];
        var manifest = One([.. all.OfType<DockerManifest>()], manifest => (manifest.RepoTags ?? []).OfType<string>());
        if (manifest is not { Config: { } configPath, Layers: { } layers })
        {
            throw new DamagedImageException("'manifest.json' names no configuration or no layers");
        }
        var config = blobs.Document(configPath) ?? throw Missing(configPath);
        if (Hexadecimal().Match(configPath) is { Success: true, Value: var digest })
        {
            Verify(configPath, config, digest);
        }
        return Assemble(config, layers.Select(layer => layer ?? ""));
    }

    private ScannedImage ReadOci(byte[] json)
    {
        var index = Parse(json);
        for (var depth = 0; index.Manifests is { } manifests; depth++)
        {
            if (depth == DeepestIndex)
            {
                throw new DamagedImageException("its indexes are nested without end");
            }
            var images = manifests.OfType<OciDescriptor>().Where(manifest => !manifest.IsAttestation).ToList();
            var named =
                depth == 0 && (name is not null || Distinct(images)) ? [One(images, image => image.Names)] : images;
            index = Parse(Blob(ForPlatform(named)));
        }
        return index is { Config: { } config, Layers: { } layers }
            ? Assemble(Blob(config), layers.Select(BlobPath))
            : throw new DamagedImageException("its manifest names no configuration or no layers");
    }

    // Entries of several names are several images; entries of one name are one image for several platforms.
    private static bool Distinct(List<OciDescriptor> images) =>
        images.SelectMany(image => image.Names.Take(1)).Distinct().Count() > 1;

    private T One<T>(List<T> all, Func<T, IEnumerable<string>> names)
    {
        List<T> matches = name is null ? all : [.. all.Where(image => names(image).Any(IsWanted))];
        if (matches is [var single])
        {
            return single;
        }
        var known = string.Join(", ", all.SelectMany(names).Distinct().Order());
        throw new DamagedImageException(
            all.Count == 0 ? "it holds no image"
            : name is not null ? $"it holds no image '{name}', or several; it holds: {known}"
            : $"it holds {all.Count} images; add ':NAME' for one of: {known}"
        );
    }

    private bool IsWanted(string candidate) =>
        candidate == name
        || candidate.EndsWith("/" + name, StringComparison.Ordinal)
        || candidate.EndsWith(":" + name, StringComparison.Ordinal);

    private static OciDescriptor ForPlatform(List<OciDescriptor> images)
    {
        var architecture = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "amd64",
            Architecture.X86 => "386",
            var other => other.ToString().ToLowerInvariant(),
        };
        var own = images.Where(image =>
            image.Platform is { Os: "linux" } platform && platform.Architecture == architecture
        );
        return images.Count == 1
            ? images[0]
            : own.FirstOrDefault()
                ?? throw new DamagedImageException(
                    $"it holds no image for linux/{architecture}, but for: {string.Join(", ", images.Select(image => image.Platform))}"
                );
    }

    private ScannedImage Assemble(byte[] configJson, IEnumerable<string> layerPaths)
    {
        var config = ConfigDocument.Parse(configJson);
        var layers = layerPaths.Select(path => (path, layer: blobs.Layer(path) ?? throw Missing(path))).ToList();
        if (layers.Count != config.DiffIds.Count)
        {
            throw new DamagedImageException(
                $"its manifest names {layers.Count} layers, its configuration {config.DiffIds.Count}"
            );
        }
        foreach (var ((path, layer), diffId) in layers.Zip(config.DiffIds))
        {
            if (layer.DiffId != ScannedLayer.Unchecked && layer.DiffId != diffId)
            {
                throw new DamagedImageException(
                    $"layer '{path}' has the digest {layer.DiffId}, not {diffId} as the image says"
                );
            }
        }
        return new ScannedImage
        {
            Id = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(configJson)),
            Config = configJson,
            Layers = [.. layers.Zip(config.DiffIds, (pair, diffId) => pair.layer with { DiffId = diffId })],
        };
    }

    private byte[] Blob(OciDescriptor descriptor)
    {
        var path = BlobPath(descriptor);
        var blob = blobs.Document(path) ?? throw Missing(path);
        Verify(path, blob, descriptor.Digest!["sha256:".Length..]);
        return blob;
    }

    private static string BlobPath(OciDescriptor? descriptor) =>
        descriptor?.Digest is { } digest && Sha256Reference().IsMatch(digest)
            ? "blobs/sha256/" + digest["sha256:".Length..]
            : throw new DamagedImageException($"'{descriptor?.Digest}' is no SHA-256 digest");

    private static void Verify(string path, byte[] content, string digest)
    {
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != digest)
        {
            throw new DamagedImageException($"the content of '{path}' does not have the digest that its name says");
        }
    }

    private static OciDocument Parse(byte[] json) =>
        JsonSerializer.Deserialize(json, SourceJson.Default.OciDocument)
        ?? throw new DamagedImageException("its index is empty");

    private static DamagedImageException Missing(string path) => new($"it lacks '{path}', which its manifest names");

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex("^sha256:[0-9a-f]{64}$")]
    private static partial Regex Sha256Reference();
}
