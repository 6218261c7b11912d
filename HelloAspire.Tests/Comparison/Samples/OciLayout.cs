using System.Text;
using System.Text.Json.Nodes;

namespace HelloAspire.Tests.Comparison.Samples;

/// <summary>An OCI image layout: an index, and blobs by their digests.</summary>
internal sealed class OciLayout
{
    private readonly Dictionary<string, byte[]> _blobs = [];
    private readonly JsonArray _manifests = [];

    /// <summary>Every file of the layout.</summary>
    public IEnumerable<(string Path, byte[] Content)> Files =>
        [
            ("oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray()),
            ("index.json", Encoding.UTF8.GetBytes(Index(_manifests).ToJsonString())),
            .. _blobs.Select(blob => ("blobs/sha256/" + blob.Key, blob.Value)),
        ];

    /// <summary>The digests in the index, in its order.</summary>
    public IReadOnlyList<string> Digests => [.. _manifests.Select(manifest => manifest!["digest"]!.GetValue<string>())];

    /// <summary>A layout of one image.</summary>
    public static OciLayout Of(ImageBuilder image, string? name = null) => new OciLayout().Add(image, name);

    /// <summary>Adds an image to the index.</summary>
    public OciLayout Add(ImageBuilder image, string? name = null)
    {
        _manifests.Add(Manifest(image, name));
        return this;
    }

    /// <summary>Adds an index of images for several platforms, as BuildKit writes it: attestations between them.</summary>
    public OciLayout AddIndex(string? name, params (string Architecture, ImageBuilder Image)[] images)
    {
        var inner = new JsonArray();
        foreach (var (architecture, image) in images)
        {
            var manifest = Manifest(image, null);
            manifest["platform"] = new JsonObject { ["os"] = "linux", ["architecture"] = architecture };
            inner.Add(manifest);
            inner.Add(Attestation(manifest["digest"]!.GetValue<string>()));
        }
        var index = Descriptor("application/vnd.oci.image.index.v1+json", Json(Index(inner)));
        Name(index, name);
        _manifests.Add(index);
        return this;
    }

    /// <summary>Adds a signature as cosign stores it, under a name of its own, and one that refers to its image.</summary>
    public OciLayout AddSignatures()
    {
        var layer = new Blob("""{"critical":{}}"""u8.ToArray());
        var signature = new JsonObject
        {
            ["config"] = Descriptor(
                "application/vnd.oci.image.config.v1+json",
                new Blob("""{"rootfs":{"type":"layers","diff_ids":["sha256:0"]}}"""u8.ToArray())
            ),
            ["layers"] = new JsonArray(Descriptor("application/vnd.dev.cosign.simplesigning.v1+json", layer)),
        };
        var named = Descriptor("application/vnd.oci.image.manifest.v1+json", Json(signature));
        Name(named, "sha256-0123.sig");
        _manifests.Add(named);
        var referrer = new JsonObject
        {
            ["artifactType"] = "application/spdx+json",
            ["config"] = Descriptor("application/vnd.oci.empty.v1+json", new Blob("{}"u8.ToArray())),
            ["layers"] = new JsonArray(Descriptor("application/spdx+json", layer)),
            ["subject"] = named.DeepClone(),
        };
        _manifests.Add(Descriptor("application/vnd.oci.image.manifest.v1+json", Json(referrer)));
        return this;
    }

    /// <summary>Adds an image for one platform under a name.</summary>
    public OciLayout AddFor(string platform, ImageBuilder image, string? name = null)
    {
        var descriptor = Manifest(image, name);
        var parts = platform.Split('/');
        descriptor["platform"] = new JsonObject { ["os"] = parts[0], ["architecture"] = parts[1] };
        if (parts.Length > 2)
        {
            descriptor["platform"]!["variant"] = parts[2];
        }
        _manifests.Add(descriptor);
        return this;
    }

    private JsonObject Manifest(ImageBuilder image, string? name)
    {
        var layers = image.Layers.Select(layer => Descriptor(layer.Compression.MediaType(), layer));
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = "application/vnd.oci.image.manifest.v1+json",
            ["config"] = Descriptor("application/vnd.oci.image.config.v1+json", Json(image.Config)),
            ["layers"] = new JsonArray([.. layers]),
        };
        var descriptor = Descriptor("application/vnd.oci.image.manifest.v1+json", Json(manifest));
        Name(descriptor, name);
        return descriptor;
    }

    private JsonObject Attestation(string subject)
    {
        var statement = new Blob("""{"_type":"https://in-toto.io/Statement/v0.1"}"""u8.ToArray());
        var manifest = new JsonObject
        {
            ["config"] = Descriptor("application/vnd.oci.image.config.v1+json", new Blob("{}"u8.ToArray())),
            ["layers"] = new JsonArray(Descriptor("application/vnd.in-toto+json", statement)),
        };
        var descriptor = Descriptor("application/vnd.oci.image.manifest.v1+json", Json(manifest));
        descriptor["platform"] = new JsonObject { ["os"] = "unknown", ["architecture"] = "unknown" };
        descriptor["annotations"] = new JsonObject
        {
            ["vnd.docker.reference.type"] = "attestation-manifest",
            ["vnd.docker.reference.digest"] = subject,
        };
        return descriptor;
    }

    private JsonObject Descriptor(string mediaType, Blob blob)
    {
        _blobs[blob.Hex] = blob.Content;
        return new()
        {
            ["mediaType"] = mediaType,
            ["digest"] = blob.Digest,
            ["size"] = blob.Content.Length,
        };
    }

    private static void Name(JsonObject descriptor, string? name)
    {
        if (name is not null)
        {
            descriptor["annotations"] = new JsonObject { ["org.opencontainers.image.ref.name"] = name };
        }
    }

    private static JsonObject Index(JsonArray manifests) =>
        new() { ["schemaVersion"] = 2, ["manifests"] = manifests.DeepClone() };

    private static Blob Json(JsonObject json) => new(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
