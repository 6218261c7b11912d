using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>The 512-byte header of POSIX.1-1988 ustar and GNU tar.</summary>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    public const int Size = 512;

    private readonly ReadOnlySpan<byte> _block = block;

    public ReadOnlySpan<byte> Block => _block;
    public bool IsZero => !_block.ContainsAnyExcept((byte)0);
    public char Type => (char)_block[156];
    public int Mode => (int)(Number(_block.Slice(100, 8)) & 0b111_111_111_111);
    public long UserId => Number(_block.Slice(108, 8));
    public long GroupId => Number(_block.Slice(116, 8));
    public long ContentSize => Number(_block.Slice(124, 12));
    public long ModifiedAt => Number(_block.Slice(136, 12));

    /// <summary>Major and minor number of a device.</summary>
    public (long Major, long Minor) Device => (Number(_block.Slice(329, 8)), Number(_block.Slice(337, 8)));
    public string LinkName => Text(_block.Slice(157, 100));

    /// <summary>The name, with ustar's prefix; GNU keeps other fields where the prefix would be.</summary>
    public string Name
    {
        get
        {
            var name = Text(_block[..100]);
            var isUstar = _block.Slice(257, 6).SequenceEqual("ustar\0"u8);
            // Schily's tar keeps two times at the end of the prefix.
            var isStar = _block.EndsWith("tar\0"u8);
            var prefix = isUstar ? Text(_block.Slice(345, isStar ? 131 : 155)) : "";
            return prefix.Length == 0 ? name : prefix + "/" + name;
        }
    }

    /// <summary>Whether the sum of all bytes, the checksum field read as spaces, is the one written down.</summary>
    public bool HasValidChecksum
    {
        get
        {
            long unsigned = 8 * ' ';
            long signed = 8 * ' ';
            for (var i = 0; i < Size; i++)
            {
                if (i is < 148 or >= 156)
                {
                    unsigned += _block[i];
                    signed += (sbyte)_block[i];
                }
            }
            // Some old writers summed signed bytes.
            return TryNumber(_block.Slice(148, 8), out var written) && (written == unsigned || written == signed);
        }
    }

    /// <summary>
    /// A name. Bytes that are no UTF-8 are written as <c>\xE9</c>, each by itself: different bytes stay different names, and
    /// what is in a directory stays in it.
    /// </summary>
    public static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        var text = end < 0 ? field : field[..end];
        return Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : Escaped(text);
    }

    private static string Escaped(ReadOnlySpan<byte> text)
    {
        var name = new StringBuilder();
        for (var length = 0; !text.IsEmpty; text = text[length..])
        {
            if (Rune.DecodeFromUtf8(text, out var letter, out length) == OperationStatus.Done)
            {
                name.Append(letter);
                continue;
            }
            foreach (var value in text[..length])
            {
                name.Append(CultureInfo.InvariantCulture, $"\\x{value:X2}");
            }
        }
        return name.ToString();
    }

    public static long Number(ReadOnlySpan<byte> field) =>
        TryNumber(field, out var value)
            ? value
            : throw new DamagedImageException("a header holds a malformed or absurd number");

    /// <summary>Octal digits up to a zero byte, or GNU's base 256 (two's complement) where the first bit is set.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        if ((field[0] & 0x80) != 0)
        {
            // The second bit is the sign.
            value = (sbyte)(field[0] << 1) >> 1;
            foreach (var digit in field[1..])
            {
                if (value is > long.MaxValue >> 8 or < long.MinValue >> 8)
                {
                    return false;
                }
                value = value << 8 | digit;
            }
            return true;
        }
        var digits = field.Trim(" \0"u8);
        var end = digits.IndexOf((byte)0);
        foreach (var digit in end < 0 ? digits : digits[..end])
        {
            if (digit is < (byte)'0' or > (byte)'7' || value > long.MaxValue >> 3)
            {
                return false;
            }
            value = value << 3 | (long)(digit - '0');
        }
        return true;
    }
}
