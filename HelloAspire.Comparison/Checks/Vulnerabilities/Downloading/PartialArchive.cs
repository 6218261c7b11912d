using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Numerics;
using System.Runtime.InteropServices;
using HelloAspire.Comparison.Checks.Vulnerabilities.Archives;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Downloading;

/// <summary>What has come so far of an archive, and what the server said of it.</summary>
internal sealed class PartialArchive(string file)
{
    private readonly string _servedFile = file + ".json";

    public long Length => File.Exists(file) ? new FileInfo(file).Length : 0;

    public ServedArchive? Served { get; private set; } = ServedArchive.Read(file + ".json");

    /// <summary>Names the content that can go on; null where it has to begin anew.</summary>
    public EntityTagHeaderValue? Resumable =>
        Length > 0 && Served?.ETag is { } tag && EntityTagHeaderValue.TryParse(tag, out var parsed) ? parsed : null;

    /// <summary>Begins anew.</summary>
    public void Begin(ServedArchive served)
    {
        File.Delete(file);
        served.Write(_servedFile);
        Served = served;
    }

    public FileStream Append() => new(file, FileMode.Append, FileAccess.Write, FileShare.Read);

    /// <summary>What is wrong with the whole; null where it is what the server has, and a zip archive.</summary>
    public string? Fault()
    {
        if (Served?.Length is { } length && Length != length)
        {
            return $"it has {Length} bytes instead of {length}";
        }
        if (Served?.Crc32C is { } checksum && checksum != Crc32C())
        {
            return "its checksum is not the one that the server states";
        }
        try
        {
            using var zip = File.OpenRead(file);
            ZipDirectory.Of(zip);
            return null;
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }
    }

    public void MoveTo(string target)
    {
        File.Move(file, target, overwrite: true);
        File.Delete(_servedFile);
    }

    public void Delete()
    {
        File.Delete(file);
        File.Delete(_servedFile);
        Served = null;
    }

    // RFC 3720, 12.1 and appendix B.4.
    private string Crc32C()
    {
        using var content = File.OpenRead(file);
        var buffer = new byte[1 << 20];
        var checksum = uint.MaxValue;
        while (content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is > 0 and var count)
        {
            var data = buffer.AsSpan(0, count);
            var words = MemoryMarshal.Cast<byte, ulong>(data);
            foreach (var word in words)
            {
                checksum = BitOperations.Crc32C(checksum, word);
            }
            foreach (var value in data[(words.Length * sizeof(ulong))..])
            {
                checksum = BitOperations.Crc32C(checksum, value);
            }
        }
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ~checksum);
        return Convert.ToBase64String(bytes);
    }
}
