using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HelloAspire.Comparison.Images;

/// <summary>A SHA-256 digest: 32 bytes held by value, since an image has one per file.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Sha256Digest(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>Reads the 32 bytes of a digest.</summary>
    public static Sha256Digest From(ReadOnlySpan<byte> bytes) =>
        new(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[24..])
        );

    /// <summary>The digest as 64 lower-case hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{A:x16}{B:x16}{C:x16}{D:x16}");
}
