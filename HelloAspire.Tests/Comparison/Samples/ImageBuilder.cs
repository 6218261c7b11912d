using System.Text.Json.Nodes;

namespace HelloAspire.Tests.Comparison.Samples;

/// <summary>An image, layer by layer and setting by setting; it is written as Docker and as OCI tools write theirs.</summary>
internal sealed class ImageBuilder
{
    private readonly List<Blob> _layers = [];
    private readonly JsonArray _diffIds = [];
    private readonly JsonArray _history = [];
    private readonly JsonObject _settings = new() { ["Env"] = new JsonArray() };

    /// <summary>The configuration as JSON; a test may bend it.</summary>
    public JsonObject Config { get; }

    public IReadOnlyList<Blob> Layers => _layers;

    public ImageBuilder() =>
        Config = new()
        {
            ["architecture"] = "amd64",
            ["os"] = "linux",
            ["config"] = _settings,
            ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = _diffIds },
            ["history"] = _history,
        };

    /// <summary>An image in which no check finds a fault.</summary>
    public static ImageBuilder Clean() =>
        new ImageBuilder()
            .Layer(
                layer =>
                    layer
                        .Directory("etc")
                        .File(
                            "etc/passwd",
                            "root:x:0:0:root:/root:/sbin/nologin\napp:x:1654:1654::/app:/sbin/nologin\n"
                        )
                        .File("etc/group", "root:x:0:\napp:x:1654:\n")
                        .File("etc/shadow", "root:*:19000::::::\napp:!:19000::::::\n", "640")
                        .Directory("app")
                        .Program("app/hello", "the program\n"),
                "COPY /app /app # buildkit"
            )
            .User("1654")
            .Entrypoint("/app/hello")
            .HealthCheck("CMD", "/app/hello", "--probe")
            .Label("org.opencontainers.image.source", "https://example.org/hello");

    public ImageBuilder Layer(Action<LayerBuilder> fill, string createdBy = "COPY . . # buildkit") =>
        Layer(fill, Compression.None, createdBy);

    public ImageBuilder Layer(
        Action<LayerBuilder> fill,
        Compression compression,
        string createdBy = "COPY . . # buildkit"
    )
    {
        var layer = new LayerBuilder();
        fill(layer);
        return Layer(layer.ToArray(), compression, createdBy);
    }

    public ImageBuilder Layer(
        byte[] archive,
        Compression compression = Compression.None,
        string createdBy = "COPY . . # buildkit"
    ) => Layer(new Blob(compression.Of(archive), compression), Blob.DigestOf(archive), createdBy);

    /// <summary>A layer whose stored bytes need not be what its digest says.</summary>
    public ImageBuilder Layer(Blob blob, string diffId, string createdBy = "COPY . . # buildkit")
    {
        _layers.Add(blob);
        _diffIds.Add(diffId);
        _history.Add(new JsonObject { ["created_by"] = createdBy });
        return this;
    }

    /// <summary>A build step that makes no layer.</summary>
    public ImageBuilder Step(string createdBy)
    {
        _history.Add(new JsonObject { ["created_by"] = createdBy, ["empty_layer"] = true });
        return this;
    }

    public ImageBuilder User(string user) => Set("User", user);

    public ImageBuilder Entrypoint(params string[] words) => Set("Entrypoint", Words(words));

    public ImageBuilder Command(params string[] words) => Set("Cmd", Words(words));

    public ImageBuilder WorkingDirectory(string path) => Set("WorkingDir", path);

    public ImageBuilder HealthCheck(params string[] test) =>
        Set("Healthcheck", new JsonObject { ["Test"] = Words(test) });

    public ImageBuilder Volume(string path) => Set("Volumes", new JsonObject { [path] = new JsonObject() });

    public ImageBuilder Env(string variable)
    {
        _settings["Env"]!.AsArray().Add(variable);
        return this;
    }

    public ImageBuilder Label(string key, string value)
    {
        (_settings["Labels"] ??= new JsonObject())[key] = value;
        return this;
    }

    /// <summary>Leaves a setting out.</summary>
    public ImageBuilder Without(string setting)
    {
        _settings.Remove(setting);
        return this;
    }

    private ImageBuilder Set(string setting, JsonNode value)
    {
        _settings[setting] = value;
        return this;
    }

    private static JsonArray Words(string[] words) => [.. words.Select(word => JsonValue.Create(word))];
}
