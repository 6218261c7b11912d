using System.Globalization;
using System.Text;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>Extended header records of POSIX.1-2001 (pax): lines of <c>LENGTH KEY=VALUE</c>.</summary>
internal sealed class PaxRecords
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>The map of GNU's sparse format 0.0, which repeats its keys.</summary>
    public List<long> SparseNumbers { get; } = [];

    /// <summary>The extended attribute <c>security.capability</c>, as it is; null where there is none.</summary>
    public byte[]? Capability { get; private set; }

    /// <summary>A record's value; an empty one takes the record back.</summary>
    public string? this[string key] => _values.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    public long? Number(string key) =>
        this[key] is not { } text ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value
        : throw new DamagedImageException($"the extended header '{key}' is not a number: '{text}'");

    /// <summary>Whole seconds of a time, which may have a fraction.</summary>
    public long? Seconds(string key) =>
        this[key] is { } text
        && decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var time
        )
        && Math.Abs(time) < long.MaxValue
            ? (long)Math.Floor(time)
            : null;

    public static PaxRecords Parse(ReadOnlySpan<byte> data)
    {
        var records = new PaxRecords();
        while (!data.IsEmpty)
        {
            var space = data.IndexOf((byte)' ');
            if (
                space is < 1 or > 9
                || !int.TryParse(data[..space], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                || length <= space + 1
                || length > data.Length
                || data[length - 1] != '\n'
            )
            {
                throw new DamagedImageException("an extended header is malformed");
            }
            records.Add(data[(space + 1)..(length - 1)]);
            data = data[length..];
        }
        return records;
    }

    private void Add(ReadOnlySpan<byte> record)
    {
        var equals = record.IndexOf((byte)'=');
        if (equals < 1)
        {
            throw new DamagedImageException("an extended header has no key");
        }
        var key = Encoding.UTF8.GetString(record[..equals]);
        _values[key] = TarHeader.Text(record[(equals + 1)..]);
        if (key is "SCHILY.xattr.security.capability")
        {
            Capability = record[(equals + 1)..].ToArray();
        }
        else if (key is "GNU.sparse.offset" or "GNU.sparse.numbytes")
        {
            SparseNumbers.Add(Number(key) ?? 0);
        }
    }
}
