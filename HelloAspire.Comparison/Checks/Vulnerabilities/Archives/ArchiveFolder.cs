using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Archives;

/// <summary>A folder with OSV's archives, laid out as OSV's bucket is: <c>Debian/all.zip</c>; <c>Debian.zip</c> will do too.</summary>
internal sealed class ArchiveFolder(string path)
{
    public string Path => path;

    /// <summary>The ecosystems that have an archive here, sorted.</summary>
    public IReadOnlyList<string> Ecosystems =>
        !Directory.Exists(path)
            ? []
            :
            [
                .. Directory
                    .EnumerateDirectories(path)
                    .Where(folder => File.Exists(System.IO.Path.Join(folder, FileName)))
                    .Select(folder => System.IO.Path.GetFileName(folder))
                    .Concat(Directory.EnumerateFiles(path, "*.zip").Select(System.IO.Path.GetFileNameWithoutExtension))
                    .OfType<string>()
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ];

    private const string FileName = "all.zip";

    /// <summary>The ecosystem's archive; null where there is none.</summary>
    public ArchiveFile? Find(string ecosystem)
    {
        var file = new[] { FileOf(ecosystem), System.IO.Path.Join(path, ecosystem + ".zip") }.FirstOrDefault(
            File.Exists
        );
        return file is null ? null : new ArchiveFile(file, ArchiveOrigin.Read(file)?.CheckedAt);
    }

    /// <summary>Where a downloaded archive of the ecosystem belongs.</summary>
    public string FileOf(string ecosystem) => System.IO.Path.Join(path, ecosystem, FileName);
}

/// <summary>An archive on this machine.</summary>
/// <param name="CheckedAt">When the server last said that it is current; null where somebody carried it here.</param>
internal sealed record ArchiveFile(string Path, DateTimeOffset? CheckedAt);

/// <summary>What a server said of an archive, kept beside it.</summary>
/// <param name="CheckedAt">When it last said that the archive is current.</param>
/// <param name="ETag">Names its content.</param>
/// <param name="Length">Bytes; null where it did not say.</param>
internal sealed record ArchiveOrigin(DateTimeOffset CheckedAt, string? ETag, long? Length)
{
    /// <summary>What is kept of an archive; null where nothing is, or nothing that can be read.</summary>
    public static ArchiveOrigin? Read(string archive)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(FileOf(archive)), OriginJson.Default.ArchiveOrigin);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Write(string archive) =>
        File.WriteAllBytes(
            FileOf(archive),
            JsonSerializer.SerializeToUtf8Bytes(this, OriginJson.Default.ArchiveOrigin)
        );

    private static string FileOf(string archive) => archive + ".json";
}

/// <summary>How what a server said is kept.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ArchiveOrigin))]
internal sealed partial class OriginJson : JsonSerializerContext;
