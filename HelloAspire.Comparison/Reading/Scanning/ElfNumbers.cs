using System.Buffers.Binary;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Numbers of an ELF file, in its own byte order and width.</summary>
/// <param name="Is64">Whether addresses have eight bytes, not four.</param>
internal readonly record struct ElfNumbers(bool Is64, bool IsLittle)
{
    /// <summary>Bytes of an address.</summary>
    public int Width => Is64 ? 8 : 4;

    public int Half(ReadOnlySpan<byte> data, int offset) =>
        IsLittle
            ? BinaryPrimitives.ReadUInt16LittleEndian(data[offset..])
            : BinaryPrimitives.ReadUInt16BigEndian(data[offset..]);

    public uint Word(ReadOnlySpan<byte> data, int offset) =>
        IsLittle
            ? BinaryPrimitives.ReadUInt32LittleEndian(data[offset..])
            : BinaryPrimitives.ReadUInt32BigEndian(data[offset..]);

    /// <summary>An address or a size.</summary>
    public long Address(ReadOnlySpan<byte> data, int offset) =>
        !Is64 ? Word(data, offset)
        : IsLittle ? BinaryPrimitives.ReadInt64LittleEndian(data[offset..])
        : BinaryPrimitives.ReadInt64BigEndian(data[offset..]);
}
