using System.Text;
using HelloAspire.Comparison.Images.Programs;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>The few facts that checks need of an ELF file (elf(5)), read as its bytes come.</summary>
internal sealed class ElfFile
{
    private const int LoadSegment = 1;
    private const int DynamicSegment = 2;
    private const int InterpreterSegment = 3;
    private const int MostDynamic = 1 << 16;

    private const int MostLibraries = 200;
    private const int StringTable = 5;
    private const int Needed = 1;

    private readonly ElfNumbers _numbers;
    private readonly byte[] _kept;
    private readonly int _keptLength;
    private readonly List<(long Offset, long Address, long Size)> _loads = [];
    private readonly byte[] _dynamic = [];
    private readonly long _dynamicPlace;
    private readonly ExecutableHeader _header;
    private long _read;

    /// <param name="beginning">The file's first bytes; names of libraries are looked for in them alone.</param>
    /// <param name="kept">Takes them until the file was read; one buffer serves for one file after the other.</param>
    public ElfFile(ReadOnlySpan<byte> beginning, byte[] kept)
    {
        _header = new ExecutableHeader { ElfType = 1 };
        (_kept, _keptLength) = (kept, Math.Min(beginning.Length, kept.Length));
        beginning[.._keptLength].CopyTo(kept);
        if (beginning.Length < 52)
        {
            return;
        }
        _numbers = new ElfNumbers(beginning[4] == 2, beginning[5] != 2);
        _header = _header with
        {
            ElfType = Math.Max(1, _numbers.Half(beginning, 16)),
            Machine = _numbers.Half(beginning, 18),
        };
        foreach (var (kind, offset, address, size) in Segments(beginning))
        {
            if (kind == LoadSegment)
            {
                _loads.Add((offset, address, size));
            }
            else if (
                kind == InterpreterSegment
                && size is >= 2 and <= 4096
                && offset >= 0
                && offset <= beginning.Length - size
            )
            {
                var name = Encoding.UTF8.GetString(beginning.Slice((int)offset, (int)size)).TrimEnd('\0');
                _header = _header with { Interpreter = name };
            }
            else if (kind == DynamicSegment && size is > 0 and <= MostDynamic && offset > 0)
            {
                (_dynamicPlace, _dynamic) = (offset, new byte[size]);
            }
        }
    }

    public ElfNumbers Numbers => _numbers;

    // The name of a section that only the compiler of Native AOT writes; it survives stripping.
    private static ReadOnlySpan<byte> NativeAotSection => "__managedcode"u8;

    public static bool HasNativeAotMark(ReadOnlySpan<byte> content)
    {
        // To search for the zeros around the name too would stop at each of a program's many zeros.
        for (var rest = content; rest.IndexOf(NativeAotSection) is >= 0 and var place; )
        {
            var end = place + NativeAotSection.Length;
            if (place > 0 && rest[place - 1] == 0 && end < rest.Length && rest[end] == 0)
            {
                return true;
            }
            rest = rest[end..];
        }
        return false;
    }

    /// <summary>Takes the file's next bytes; the first ones too.</summary>
    public void Add(ReadOnlySpan<byte> data)
    {
        var from = Math.Max(_dynamicPlace, _read);
        var to = Math.Min(_dynamicPlace + _dynamic.Length, _read + data.Length);
        if (from < to)
        {
            data[(int)(from - _read)..(int)(to - _read)].CopyTo(_dynamic.AsSpan((int)(from - _dynamicPlace)));
        }
        _read += data.Length;
    }

    /// <summary>Where the file holds what it loads at an address; -1 where it holds nothing of it.</summary>
    public long FileOffset(long address) =>
        _loads
            .Where(load => address >= load.Address && address - load.Address < load.Size)
            .Select(load => load.Offset + (address - load.Address))
            .FirstOrDefault(-1);

    /// <summary>What was found, once all bytes are read.</summary>
    public ExecutableHeader Finish() => _header with { Libraries = [.. Libraries()] };

    private IEnumerable<string> Libraries()
    {
        var entries = DynamicEntries();
        var table = entries
            .Where(entry => entry.Tag == StringTable)
            .Select(entry => FileOffset(entry.Value))
            .FirstOrDefault(-1);
        if (table < 0)
        {
            return [];
        }
        return entries
            .Where(entry => entry.Tag == Needed)
            .Take(MostLibraries)
            .Select(entry => Name(table + entry.Value))
            .OfType<string>();
    }

    private List<(long Tag, long Value)> DynamicEntries()
    {
        var width = _numbers.Width;
        var entries = new List<(long, long)>();
        for (var place = 0; place + 2 * width <= _dynamic.Length; place += 2 * width)
        {
            var tag = _numbers.Address(_dynamic, place);
            if (tag == 0)
            {
                break;
            }
            entries.Add((tag, _numbers.Address(_dynamic, place + width)));
        }
        return entries;
    }

    private string? Name(long offset)
    {
        if (offset < 0 || offset >= _keptLength)
        {
            return null;
        }
        var rest = _kept.AsSpan((int)offset, _keptLength - (int)offset);
        var end = rest.IndexOf((byte)0);
        return end is > 0 and < 256 ? string.Intern(Encoding.UTF8.GetString(rest[..end])) : null;
    }

    private List<(uint Kind, long Offset, long Address, long Size)> Segments(ReadOnlySpan<byte> start)
    {
        var is64 = _numbers.Is64;
        var segments = new List<(uint, long, long, long)>();
        if (is64 && start.Length < 64)
        {
            return segments;
        }
        var table = _numbers.Address(start, is64 ? 0x20 : 0x1C);
        var entrySize = _numbers.Half(start, is64 ? 0x36 : 0x2A);
        var count = _numbers.Half(start, is64 ? 0x38 : 0x2C);
        for (var i = 0; i < count; i++)
        {
            var place = table + (long)i * entrySize;
            if (place < 0 || place > start.Length - (is64 ? 56 : 32))
            {
                break;
            }
            var segment = start[(int)place..];
            segments.Add(
                is64
                    ? (
                        _numbers.Word(segment, 0),
                        _numbers.Address(segment, 8),
                        _numbers.Address(segment, 16),
                        _numbers.Address(segment, 32)
                    )
                    : (
                        _numbers.Word(segment, 0),
                        _numbers.Word(segment, 4),
                        _numbers.Word(segment, 8),
                        _numbers.Word(segment, 16)
                    )
            );
        }
        return segments;
    }
}
