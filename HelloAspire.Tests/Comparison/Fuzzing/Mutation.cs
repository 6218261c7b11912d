using System.Text;

namespace HelloAspire.Tests.Comparison.Fuzzing;

/// <summary>Bends bytes as damage and malice do; the same seed bends in the same way.</summary>
internal sealed class Mutation(int seed)
{
    private const int Block = 512;

    private static readonly byte[] Telling =
    [
        0,
        1,
        0x7F,
        0x80,
        0xFF,
        (byte)'0',
        (byte)'9',
        (byte)'-',
        (byte)'/',
        (byte)'.',
        (byte)'"',
        (byte)'{',
        (byte)'\n',
    ];

    private static readonly string[] Numbers = ["-1", "0", "4294967296", "9223372036854775807", "77777777777", "1e9"];

    private readonly Random _random = new(seed);

    public T Choose<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>A few changes, one after the other.</summary>
    public byte[] Of(byte[] content)
    {
        for (var changes = _random.Next(1, 8); changes > 0 && content.Length > 0; changes--)
        {
            content = Once(content);
        }
        return content;
    }

    /// <summary>The same for an archive, whose headers get their checksums right again, so that more is looked at than those.</summary>
    public byte[] OfArchive(byte[] archive)
    {
        var bent = Of(archive);
        for (var place = 0; place + Block <= bent.Length; place += Block)
        {
            var header = bent.AsSpan(place, Block);
            if (header.Slice(257, 5).SequenceEqual("ustar"u8) && _random.Next(10) > 0)
            {
                header.Slice(148, 8).Fill((byte)' ');
                var sum = 0;
                foreach (var value in header)
                {
                    sum += value;
                }
                Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0'), header[148..]);
                header[154] = 0;
            }
        }
        return bent;
    }

    private byte[] Once(byte[] content)
    {
        var place = _random.Next(content.Length);
        var length = Math.Min(content.Length - place, _random.Next(1, 64));
        var block = place / Block * Block;
        var blocks = Math.Min(content.Length - block, Block * _random.Next(1, 4));
        return _random.Next(10) switch
        {
            0 => content[..place],
            1 => [.. content[..place], .. content[(place + length)..]],
            2 => [.. content[..place], .. content[place..(place + length)], .. content[place..]],
            3 => [.. content[..block], .. content[(block + blocks)..]],
            4 => [.. content[..block], .. content[block..(block + blocks)], .. content[block..]],
            5 => Replaced(content, place, Encoding.ASCII.GetBytes(Choose(Numbers))),
            6 => Replaced(
                content,
                place,
                BitConverter.GetBytes(_random.NextInt64(long.MinValue, long.MaxValue) >> _random.Next(64))
            ),
            7 => Replaced(content, place, [(byte)(content[place] ^ (1 << _random.Next(8)))]),
            _ => Replaced(content, place, [Choose(Telling)]),
        };
    }

    private static byte[] Replaced(byte[] content, int place, byte[] by)
    {
        var bent = content.ToArray();
        by.AsSpan(0, Math.Min(by.Length, bent.Length - place)).CopyTo(bent.AsSpan(place));
        return bent;
    }
}
