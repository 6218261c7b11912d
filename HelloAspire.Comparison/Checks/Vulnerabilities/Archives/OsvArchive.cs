using System.IO.Compression;
using System.Text.Json;
using HelloAspire.Comparison.Checks.Vulnerabilities.Records;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Archives;

/// <summary>OSV's archive of one ecosystem: a zip file of records, one JSON file each.</summary>
internal sealed class OsvArchive(string path, ArchiveLimits limits)
{
    private byte[] _buffer = new byte[64 << 10];

    /// <summary>Records that could not be used.</summary>
    public List<RecordSkip> Skipped { get; } = [];

    /// <summary>Reads the records one by one; one that cannot be used is skipped.</summary>
    /// <param name="progress">Called with bytes of the archive read and bytes in all.</param>
    /// <exception cref="InvalidDataException">The archive as a whole cannot be used.</exception>
    public IEnumerable<OsvRecord> Read(Action<long, long>? progress, CancellationToken cancellationToken)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        if (zip.Entries.Count > limits.MostEntries)
        {
            throw new InvalidDataException($"it has more than {limits.MostEntries} entries");
        }
        long read = 0;
        foreach (var entry in zip.Entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var length = Fill(entry);
            read += length ?? limits.LargestRecord;
            if (read > limits.MostBytes)
            {
                throw new InvalidDataException($"its records expand to more than {limits.MostBytes} bytes");
            }
            if (length is { } whole && Parse(entry, _buffer.AsSpan(0, whole)) is { } record)
            {
                yield return record;
            }
            progress?.Invoke(file.Position, file.Length);
        }
    }

    // Bytes read into the buffer; null for a record that is too long or damaged.
    private int? Fill(ZipArchiveEntry entry)
    {
        try
        {
            using var content = entry.Open();
            for (var length = 0; ; )
            {
                if (length == _buffer.Length)
                {
                    Array.Resize(ref _buffer, Math.Min(2 * _buffer.Length, limits.LargestRecord + 1));
                }
                var count = content.Read(_buffer, length, _buffer.Length - length);
                length += count;
                if (length > limits.LargestRecord)
                {
                    Skip(entry, $"it is longer than {limits.LargestRecord} bytes");
                    return null;
                }
                if (count == 0)
                {
                    return length;
                }
            }
        }
        catch (InvalidDataException exception)
        {
            Skip(entry, exception.Message);
            return null;
        }
    }

    private OsvRecord? Parse(ZipArchiveEntry entry, ReadOnlySpan<byte> json)
    {
        try
        {
            var record = JsonSerializer.Deserialize(json, OsvJson.Default.OsvRecord);
            if (record is { Id.Length: > 0 })
            {
                return record;
            }
            Skip(entry, "it has no ID");
        }
        catch (JsonException exception)
        {
            Skip(entry, exception.Message);
        }
        return null;
    }

    private void Skip(ZipArchiveEntry entry, string reason) => Skipped.Add(new RecordSkip(entry.FullName, reason));
}
