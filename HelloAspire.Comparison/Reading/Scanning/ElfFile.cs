using System.Buffers.Binary;
using System.Text;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>The few facts that checks need of a program in the Executable and Linkable Format (elf(5)).</summary>
internal static class ElfFile
{
    private const int InterpreterSegment = 3;

    /// <summary>The name of a section that only the compiler of Native AOT writes; it survives stripping.</summary>
    private static ReadOnlySpan<byte> NativeAotSection => "\0__managedcode\0"u8;

    public static bool HasNativeAotMark(ReadOnlySpan<byte> content) => content.IndexOf(NativeAotSection) >= 0;

    /// <summary>The dynamic loader that the program asks for; null for a static program or a library.</summary>
    public static string? Interpreter(ReadOnlySpan<byte> start)
    {
        if (start.Length < 64)
        {
            return null;
        }
        var is64 = start[4] == 2;
        var isLittle = start[5] == 1;
        var table = is64 ? Number(start, 0x20, 8, isLittle) : Number(start, 0x1C, 4, isLittle);
        var entrySize = Number(start, is64 ? 0x36 : 0x2A, 2, isLittle);
        var count = Number(start, is64 ? 0x38 : 0x2C, 2, isLittle);
        for (var i = 0; i < count; i++)
        {
            var place = table + i * entrySize;
            if (place < 0 || place > start.Length - (is64 ? 56 : 32))
            {
                return null;
            }
            var segment = start[(int)place..];
            if (Number(segment, 0, 4, isLittle) != InterpreterSegment)
            {
                continue;
            }
            var offset = is64 ? Number(segment, 8, 8, isLittle) : Number(segment, 4, 4, isLittle);
            var size = is64 ? Number(segment, 32, 8, isLittle) : Number(segment, 16, 4, isLittle);
            return offset < 0 || size is < 2 or > 4096 || offset > start.Length - size
                ? null
                : Encoding.UTF8.GetString(start.Slice((int)offset, (int)size)).TrimEnd('\0');
        }
        return null;
    }

    private static long Number(ReadOnlySpan<byte> data, int offset, int size, bool isLittle)
    {
        var field = data.Slice(offset, size);
        return (size, isLittle) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(field),
            (2, false) => BinaryPrimitives.ReadUInt16BigEndian(field),
            (4, true) => BinaryPrimitives.ReadUInt32LittleEndian(field),
            (4, false) => BinaryPrimitives.ReadUInt32BigEndian(field),
            (_, true) => BinaryPrimitives.ReadInt64LittleEndian(field),
            (_, false) => BinaryPrimitives.ReadInt64BigEndian(field),
        };
    }
}
