using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HelloAspire.Dashboard.Telemetry;

/// <summary>The 8 bytes that name a span in its trace, written as 16 hexadecimal digits.</summary>
public readonly record struct SpanId(ulong Value)
{
    public bool IsEmpty => Value == 0;

    /// <summary>Reads the bytes of the wire; false where they are not 8, or all zero.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out SpanId id)
    {
        id = bytes.Length == 8 ? new(BinaryPrimitives.ReadUInt64BigEndian(bytes)) : default;
        return !id.IsEmpty;
    }

    public static bool TryParse([NotNullWhen(true)] string? text, out SpanId id)
    {
        var parsed = ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        id = new(value);
        return parsed && text!.Length == 16 && !id.IsEmpty;
    }

    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
