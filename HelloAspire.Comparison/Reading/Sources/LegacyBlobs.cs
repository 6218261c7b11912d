using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>
/// An archive of Docker before 1.10 as a later one would write it: then a folder held each layer with its settings, and
/// named its parent (Docker image specification v1.0, "Combined Image JSON + Filesystem Changeset Format").
/// </summary>
internal sealed class LegacyBlobs(IBlobs blobs) : IBlobs
{
    /// <summary>The document that names the images, by repository and tag.</summary>
    public const string Names = "repositories";

    // What Docker leaves out of such settings, as it loads them.
    private static readonly string[] Superseded = ["id", "parent", "parent_id", "layer_id", "throwaway", "Size"];

    // Docker takes no image of more layers.
    private const int MostLayers = 127;
    private const int MostImages = 1000;

    private readonly Dictionary<string, JsonObject> _settings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _configs = new(StringComparer.Ordinal);

    public byte[]? Document(string path) => _configs.GetValueOrDefault(path) ?? blobs.Document(path);

    public ScannedLayer? Layer(string path) => blobs.Layer(path);

    /// <summary>The images as <c>manifest.json</c> lists them.</summary>
    /// <exception cref="DamagedImageException">A parent is missing, or a layer is.</exception>
    public byte[] Manifest(byte[] names)
    {
        var tags = Objects(Parse(names))
            .SelectMany(repository => Texts(repository.Value).Select(tag => (tag.Value, $"{repository.Key}:{tag.Key}")))
            .GroupBy(tag => tag.Item1, tag => tag.Item2)
            .ToList();
        if (tags.Count > MostImages)
        {
            throw new DamagedImageException($"it names {tags.Count} images, which no archive needs");
        }
        return Utf8(new JsonArray([.. tags.Select(image => Image(image.Key, [.. image]))]));
    }

    private JsonObject Image(string id, string[] names)
    {
        var chain = Chain(id);
        var path = id + ".json";
        _configs[path] = Utf8(Config(chain));
        return new JsonObject
        {
            ["Config"] = path,
            ["RepoTags"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
            ["Layers"] = new JsonArray([.. chain.Select(layer => JsonValue.Create(LayerPath(layer.Id)))]),
        };
    }

    // Lowest first.
    private List<(string Id, JsonObject Settings)> Chain(string id)
    {
        var chain = new List<(string Id, JsonObject Settings)>();
        for (string? next = id; next is not null; next = Text(chain[0].Settings["parent"]))
        {
            if (chain.Count == MostLayers)
            {
                throw new DamagedImageException($"'{id}' has more than {MostLayers} parents, or they go in a circle");
            }
            chain.Insert(0, (next, Settings(next)));
        }
        return chain;
    }

    private JsonObject Settings(string id)
    {
        var path = id + "/json";
        return _settings.TryGetValue(id, out var known)
            ? known
            : _settings[id] = Parse(blobs.Document(path) ?? throw Missing(path));
    }

    private JsonObject Config(IReadOnlyList<(string Id, JsonObject Settings)> chain)
    {
        var config = chain[^1].Settings.DeepClone().AsObject();
        foreach (var key in Superseded)
        {
            config.Remove(key);
        }
        config["rootfs"] = new JsonObject
        {
            ["type"] = "layers",
            ["diff_ids"] = new JsonArray([.. chain.Select(layer => JsonValue.Create(DiffId(layer.Id)))]),
        };
        config["history"] = new JsonArray([
            .. chain.Select(layer => new JsonObject
            {
                ["created"] = layer.Settings["created"]?.DeepClone(),
                ["created_by"] = CreatedBy(layer.Settings),
            }),
        ]);
        return config;
    }

    private string DiffId(string id) => (blobs.Layer(LayerPath(id)) ?? throw Missing(LayerPath(id))).DiffId;

    private static string LayerPath(string id) => id + "/layer.tar";

    private static string CreatedBy(JsonObject settings) =>
        settings["container_config"] is JsonObject { } container && container["Cmd"] is JsonArray words
            ? string.Join(' ', words.Select(Text))
            : "";

    private static IEnumerable<KeyValuePair<string, JsonObject>> Objects(JsonObject members) =>
        members
            .Where(member => member.Value is JsonObject)
            .Select(member => KeyValuePair.Create(member.Key, member.Value!.AsObject()));

    private static IEnumerable<KeyValuePair<string, string>> Texts(JsonObject members) =>
        members
            .Where(member => Text(member.Value) is not null)
            .Select(member => KeyValuePair.Create(member.Key, Text(member.Value)!));

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;

    private static JsonObject Parse(byte[] json)
    {
        var options = new JsonDocumentOptions { AllowTrailingCommas = true, MaxDepth = JsonUnicode.Deepest };
        return JsonNode.Parse(JsonUnicode.Of(json).Span, documentOptions: options) as JsonObject
            ?? throw new JsonException("a layer's settings are no object");
    }

    private static byte[] Utf8(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static DamagedImageException Missing(string path) =>
        new($"it lacks '{path}', of a layer that its images have");
}
