using System.Text;
using System.Text.Json.Nodes;

namespace HelloAspire.Tests.Comparison.Samples;

/// <summary>A folder for image files, gone after the test.</summary>
internal sealed class ImageFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("image-files-");
    private int _count;

    /// <summary>A path in the folder that nothing has yet.</summary>
    public string NewPath(string extension = "") => Path.Join(_folder.FullName, $"{++_count}{extension}");

    /// <summary>Writes an archive as <c>docker save</c> does.</summary>
    /// <returns>The reference to it.</returns>
    public string Docker(ImageBuilder image, string? tag = null, Func<byte[], byte[]>? bend = null) =>
        Docker([image], tag, bend);

    /// <summary>Writes an archive of several images, as <c>docker save ID ID</c> does.</summary>
    /// <returns>The reference to it.</returns>
    public string Docker(IReadOnlyList<ImageBuilder> images, string? tag = null, Func<byte[], byte[]>? bend = null)
    {
        var manifest = new JsonArray();
        var archive = new LayerBuilder();
        foreach (var image in images)
        {
            var config = new Blob(Encoding.UTF8.GetBytes(image.Config.ToJsonString()));
            manifest.Add(
                new JsonObject
                {
                    ["Config"] = config.Hex + ".json",
                    ["RepoTags"] = tag is null ? null : new JsonArray(tag),
                    ["Layers"] = new JsonArray([
                        .. image.Layers.Select(layer => JsonValue.Create(layer.Hex + "/layer.tar")),
                    ]),
                }
            );
            foreach (var layer in image.Layers.DistinctBy(layer => layer.Digest))
            {
                archive.File(layer.Hex + "/layer.tar", layer.Content);
            }
            archive.File(config.Hex + ".json", config.Content);
        }
        archive.File("manifest.json", manifest.ToJsonString());
        return "docker-archive:" + Write(bend is null ? archive.ToArray() : bend(archive.ToArray()));
    }

    /// <summary>Writes an archive of an OCI image layout.</summary>
    public string OciArchive(OciLayout layout)
    {
        var archive = new LayerBuilder();
        foreach (var (path, content) in layout.Files)
        {
            archive.File(path, content);
        }
        return "oci-archive:" + Write(archive.ToArray());
    }

    /// <summary>Writes a directory with an OCI image layout.</summary>
    public string OciDirectory(OciLayout layout)
    {
        var folder = NewPath();
        foreach (var (path, content) in layout.Files)
        {
            var file = Path.Join(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content);
        }
        return "oci:" + folder;
    }

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(byte[] content, string extension = "")
    {
        var path = NewPath(extension);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
