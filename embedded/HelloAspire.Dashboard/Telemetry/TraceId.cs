using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HelloAspire.Dashboard.Telemetry;

/// <summary>The 16 bytes that name a trace, written as 32 hexadecimal digits.</summary>
public readonly record struct TraceId(UInt128 Value)
{
    public bool IsEmpty => Value == UInt128.Zero;

    /// <summary>Reads the bytes of the wire; false where they are not 16, or all zero.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out TraceId id)
    {
        id = bytes.Length == 16 ? new(BinaryPrimitives.ReadUInt128BigEndian(bytes)) : default;
        return !id.IsEmpty;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out TraceId id)
    {
        var parsed = UInt128.TryParse(
            text,
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var value
        );
        id = new(value);
        return parsed && text!.Length == 32 && !id.IsEmpty;
    }

    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
