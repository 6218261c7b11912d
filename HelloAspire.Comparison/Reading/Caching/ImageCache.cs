using System.Security.Cryptography;
using System.Text;
using HelloAspire.Comparison.Images;
using MemoryPack;

namespace HelloAspire.Comparison.Reading.Caching;

/// <summary>
/// Keeps what was read of an image, so that the same bytes are read once. Findings are not kept: they are worked out anew.
/// </summary>
/// <param name="directory">Where the files lie; made when first needed.</param>
public sealed class ImageCache(string directory)
{
    private const int MostFiles = 40;

    // Another build of this program may read images differently.
    private static readonly byte[] Format = typeof(ImageCache).Module.ModuleVersionId.ToByteArray();

    /// <summary>The user's own cache.</summary>
    public static ImageCache Default { get; } = new(UserCache.Folder);

    /// <summary>The image that was kept under the key; null where there is none, or a damaged one.</summary>
    internal ScannedImage? Find(string key)
    {
        try
        {
            var content = File.ReadAllBytes(FileOf(key)).AsSpan();
            var prefix = Format.Length + SHA256.HashSizeInBytes;
            if (content.Length < prefix || !content.StartsWith(Format))
            {
                return null;
            }
            var payload = content[prefix..];
            return content[Format.Length..prefix].SequenceEqual(SHA256.HashData(payload))
                ? MemoryPackSerializer.Deserialize<ScannedImage>(payload)
                : null;
        }
        catch (Exception exception) when (IsNoCache(exception) || exception is MemoryPackSerializationException)
        {
            return null;
        }
    }

    /// <summary>Keeps an image; a cache that cannot be written is no failure.</summary>
    internal void Keep(string key, ScannedImage image)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var payload = MemoryPackSerializer.Serialize(image);
            var unfinished = Path.Join(directory, Path.GetRandomFileName());
            try
            {
                using (var file = File.Create(unfinished))
                {
                    file.Write(Format);
                    file.Write(SHA256.HashData(payload));
                    file.Write(payload);
                }
                File.Move(unfinished, FileOf(key), overwrite: true);
            }
            finally
            {
                // Where the disk is full, it would take the room that is left.
                File.Delete(unfinished);
            }
            foreach (
                var old in new DirectoryInfo(directory)
                    .GetFiles()
                    .OrderByDescending(file => file.LastWriteTimeUtc)
                    .Skip(MostFiles)
            )
            {
                old.Delete();
            }
        }
        catch (Exception exception) when (IsNoCache(exception)) { }
    }

    private string FileOf(string key) =>
        Path.Join(directory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))) + ".image");

    private static bool IsNoCache(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException;
}
