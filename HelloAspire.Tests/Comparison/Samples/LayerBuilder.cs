using System.Buffers;
using System.Globalization;
using System.Text;

namespace HelloAspire.Tests.Comparison.Samples;

/// <summary>A layer's archive, written member by member as a test wants it: well formed or not.</summary>
internal sealed class LayerBuilder
{
    private const int Block = 512;
    private readonly ArrayBufferWriter<byte> _archive = new();

    /// <summary>The archive with its end mark.</summary>
    public byte[] ToArray() => [.. _archive.WrittenSpan, .. new byte[2 * Block]];

    /// <summary>The members alone, to put before others.</summary>
    public byte[] Members => _archive.WrittenSpan.ToArray();

    public LayerBuilder File(string path, string content = "", string mode = "644") =>
        File(path, Encoding.UTF8.GetBytes(content), mode);

    public LayerBuilder File(string path, byte[] content, string mode = "644") =>
        Member('0', path, content, mode: mode);

    /// <summary>A program for Linux: a header, and bytes that tell it from others.</summary>
    /// <param name="machine">As e_machine of elf(5): 62 is amd64, 183 is arm64.</param>
    public LayerBuilder Program(string path, string content = "", string mode = "755", byte machine = 62) =>
        File(path, [.. Elf(machine), .. Encoding.UTF8.GetBytes(content)], mode);

    public LayerBuilder Directory(string path, string mode = "755") => Member('5', path + "/", [], mode: mode);

    public LayerBuilder SymbolicLink(string path, string target) => Member('2', path, [], target, "777");

    /// <param name="type">3 for a character device, 4 for a block device.</param>
    public LayerBuilder Device(char type, string path, int major, int minor)
    {
        var header = Header(type, Encoding.UTF8.GetBytes(path), [], "660", 0);
        Octal(header.AsSpan(329, 8), major);
        Octal(header.AsSpan(337, 8), minor);
        Seal(header);
        _archive.Write(header);
        return this;
    }

    public LayerBuilder HardLink(string path, string target, string mode = "644") =>
        Member('1', path, [], target, mode);

    /// <summary>Deletes a path of the layers below.</summary>
    public LayerBuilder Whiteout(string path) =>
        File(path[..(path.LastIndexOf('/') + 1)] + ".wh." + path[(path.LastIndexOf('/') + 1)..]);

    /// <summary>Hides what the layers below hold in a directory.</summary>
    public LayerBuilder Opaque(string directory) => File(directory + "/.wh..wh..opq");

    /// <summary>A pax header for the next member.</summary>
    public LayerBuilder Pax(params (string Key, string Value)[] records) =>
        Member('x', "PaxHeaders/0", [.. records.SelectMany(record => Record(record.Key, record.Value))]);

    /// <summary>A member of any type, which may claim another size than its content has.</summary>
    public LayerBuilder Member(
        char type,
        string name,
        byte[] content,
        string link = "",
        string mode = "644",
        long? claimedSize = null
    ) => Member(type, Encoding.UTF8.GetBytes(name), content, Encoding.UTF8.GetBytes(link), mode, claimedSize);

    /// <summary>The same with names in any encoding.</summary>
    public LayerBuilder Member(
        char type,
        byte[] name,
        byte[] content,
        byte[] link,
        string mode = "644",
        long? claimedSize = null
    )
    {
        LongName('L', name);
        LongName('K', link);
        _archive.Write(Header(type, name, link, mode, claimedSize ?? content.Length));
        _archive.Write(content);
        _archive.Write(new byte[-content.Length & (Block - 1)]);
        return this;
    }

    /// <summary>One record of a pax header, whose length counts its own digits.</summary>
    public static byte[] Record(string key, string value)
    {
        var rest = $" {key}={value}\n";
        var bytes = Encoding.UTF8.GetByteCount(rest);
        var length = bytes + 1;
        while (length != bytes + Digits(length).Length)
        {
            length = bytes + Digits(length).Length;
        }
        return Encoding.UTF8.GetBytes(Digits(length) + rest);
    }

    // A header of 64 bytes: 64 bits, little-endian, an executable without segments.
    private static byte[] Elf(byte machine)
    {
        var header = new byte[64];
        "\u007FELF\u0002\u0001\u0001"u8.CopyTo(header);
        (header[16], header[18], header[20]) = (2, machine, 1);
        return header;
    }

    // GNU tar's record for names past the hundred bytes of a header.
    private void LongName(char type, byte[] name)
    {
        if (name.Length > 100)
        {
            Member(type, "././@LongLink"u8.ToArray(), [.. name, 0], []);
        }
    }

    private static byte[] Header(char type, byte[] name, byte[] link, string mode, long size)
    {
        var header = new byte[Block];
        name.AsSpan(0, Math.Min(100, name.Length)).CopyTo(header);
        Octal(header.AsSpan(100, 8), Convert.ToInt64(mode, 8));
        Octal(header.AsSpan(108, 8), 0);
        Octal(header.AsSpan(116, 8), 0);
        if (size < 1L << 33)
        {
            Octal(header.AsSpan(124, 12), size);
        }
        else
        {
            header[124] = 0x80;
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(header.AsSpan(128, 8), size);
        }
        Octal(header.AsSpan(136, 12), 0);
        header[156] = (byte)type;
        link.AsSpan(0, Math.Min(100, link.Length)).CopyTo(header.AsSpan(157));
        ("ustar\0"u8 + "00"u8).CopyTo(header.AsSpan(257));
        Seal(header);
        return header;
    }

    // The checksum counts itself as spaces.
    private static void Seal(byte[] header)
    {
        header.AsSpan(148, 8).Fill((byte)' ');
        Octal(header.AsSpan(148, 7), header.Sum(value => value));
    }

    private static void Octal(Span<byte> field, long value) =>
        Encoding.ASCII.GetBytes(Convert.ToString(value, 8).PadLeft(field.Length - 1, '0'), field);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
