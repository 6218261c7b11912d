using System.Globalization;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>Where a sparse file has data: GNU tar's old format and its pax formats 0.0, 0.1 and 1.0.</summary>
internal sealed record SparseMap(long RealSize, IReadOnlyList<(long Offset, long Length)> Regions)
{
    private const int MostRegions = 100_000;

    /// <summary>Makes a map of numbers that alternate between offset and length.</summary>
    public static SparseMap Of(long realSize, IReadOnlyList<long> numbers)
    {
        var regions = new List<(long, long)>();
        long end = 0;
        for (var i = 0; i + 1 < numbers.Count; i += 2)
        {
            var (offset, length) = (numbers[i], numbers[i + 1]);
            if (length == 0)
            {
                continue;
            }
            if (offset < end || length < 0 || length > realSize - offset)
            {
                throw new DamagedImageException("a sparse file's map contradicts itself");
            }
            regions.Add((offset, length));
            end = offset + length;
        }
        return new SparseMap(realSize, regions);
    }

    /// <summary>Reads the old format: the map starts in the header and goes on in blocks of its own.</summary>
    public static SparseMap ReadOld(ReadOnlySpan<byte> header, Func<byte[]> nextBlock)
    {
        var numbers = new List<long>();
        AddNumbers(header.Slice(386, 4 * 24), numbers);
        for (var more = header[482] != 0; more; )
        {
            var block = nextBlock();
            AddNumbers(block.AsSpan(0, 21 * 24), numbers);
            more = block[504] != 0 && Bounded(numbers.Count / 2);
        }
        return Of(TarHeader.Number(header.Slice(483, 12)), numbers);
    }

    /// <summary>Reads pax format 1.0: decimal lines before the data, filled up to whole blocks.</summary>
    public static SparseMap ReadLines(long realSize, Func<byte[]> nextBlock)
    {
        var numbers = new List<long>();
        long number = 0;
        long? wanted = null;
        while (wanted is null || numbers.Count < wanted)
        {
            foreach (var digit in nextBlock())
            {
                if (digit is >= (byte)'0' and <= (byte)'9' && number < long.MaxValue / 10 - 9)
                {
                    number = number * 10 + (digit - '0');
                    continue;
                }
                if (digit != '\n')
                {
                    throw new DamagedImageException("a sparse file's map is malformed");
                }
                if (wanted is null)
                {
                    wanted = Bounded(number) ? number * 2 : 0;
                }
                else
                {
                    numbers.Add(number);
                }
                number = 0;
                if (numbers.Count >= wanted)
                {
                    break;
                }
            }
        }
        return Of(realSize, numbers);
    }

    /// <summary>Reads pax format 0.1: one record of numbers between commas.</summary>
    public static SparseMap ReadList(long realSize, string list) =>
        Of(realSize, [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Parse)]);

    private static long Parse(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new DamagedImageException("a sparse file's map is malformed");

    private static void AddNumbers(ReadOnlySpan<byte> fields, List<long> numbers)
    {
        for (; !fields.IsEmpty && fields[0] != 0; fields = fields[24..])
        {
            numbers.Add(TarHeader.Number(fields[..12]));
            numbers.Add(TarHeader.Number(fields[12..24]));
        }
    }

    private static bool Bounded(long regions) =>
        regions <= MostRegions
            ? true
            : throw new DamagedImageException($"a sparse file has more than {MostRegions} regions");
}
