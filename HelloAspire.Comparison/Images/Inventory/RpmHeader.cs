using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>An rpm header as the database keeps it: two counts, an index of tags, the data (rpm's file format, "Header").</summary>
internal sealed class RpmHeader
{
    private const int IndexEntrySize = 16;

    private readonly byte[] _blob;
    private readonly Dictionary<int, int> _offsets = [];

    /// <exception cref="InvalidDataException">The header contradicts itself.</exception>
    public RpmHeader(byte[] blob)
    {
        _blob = blob;
        var entries = blob.Length < 8 ? -1 : Number(0);
        if (entries < 0 || entries > (blob.Length - 8) / IndexEntrySize)
        {
            throw new InvalidDataException("an rpm header's index goes past its end");
        }
        var data = 8 + entries * IndexEntrySize;
        for (var place = 8; place < data; place += IndexEntrySize)
        {
            _offsets[Number(place)] = data + Number(place + 8);
        }
    }

    /// <summary>The package that a header describes; null where it cannot be understood, none without a name for a trusted key.</summary>
    public static PackageRecord? ToRecord(byte[] blob)
    {
        try
        {
            var header = new RpmHeader(blob);
            // Trusted keys are listed as packages of this name.
            return header.Name switch
            {
                "" => null,
                "gpg-pubkey" => new PackageRecord(PackageTypes.Rpm, "", ""),
                var name => new PackageRecord(PackageTypes.Rpm, name, header.Version)
                {
                    Source = header.Source,
                    Module = ModuleLabel.StreamOf(header.Text(5096)),
                },
            };
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    public string Name => Text(1000);

    /// <summary>Epoch, version and release, as <c>1:3.0.7-27.el9</c>.</summary>
    public string Version
    {
        get
        {
            var epoch = _offsets.TryGetValue(1003, out var place) ? Number(place) : 0;
            var version = $"{Text(1001)}-{Text(1002)}";
            return epoch == 0 ? version : epoch.ToString(CultureInfo.InvariantCulture) + ":" + version;
        }
    }

    private SourcePackage? Source => SourcePackage.OfRpm(Text(1044), Version);

    private string Text(int tag)
    {
        var rest = _offsets.TryGetValue(tag, out var place) ? Slice(place) : [];
        var end = rest.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
    }

    private int Number(int place) =>
        Slice(place) is { Length: >= 4 } bytes
            ? BinaryPrimitives.ReadInt32BigEndian(bytes)
            : throw new InvalidDataException("an rpm header is cut short");

    private ReadOnlySpan<byte> Slice(int place) =>
        place >= 0 && place < _blob.Length
            ? _blob.AsSpan(place)
            : throw new InvalidDataException("an rpm header points past its end");
}
