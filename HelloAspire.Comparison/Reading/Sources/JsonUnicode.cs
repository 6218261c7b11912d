using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>
/// JSON as engines take it: what is no Unicode in it, a byte or half a surrogate pair, stands for U+FFFD (Go,
/// <c>encoding/json</c>, "Unmarshal").
/// </summary>
internal static class JsonUnicode
{
    /// <summary>As deep as lists and objects may be nested.</summary>
    public const int Deepest = 512;

    private const int EscapeLength = 6;

    /// <summary>The document without a byte order mark, all of it Unicode.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> json)
    {
        json = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        json = Utf8.IsValid(json.Span) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        byte[]? copy = null;
        for (var place = 0; Next(json.Span, ref place) is { } half; )
        {
            copy ??= json.ToArray();
            "\\ufffd"u8.CopyTo(copy.AsSpan(half));
        }
        return copy ?? json;
    }

    // Where the next half of a surrogate pair stands without the other one; null where there is none.
    private static int? Next(ReadOnlySpan<byte> json, ref int place)
    {
        while (json[place..].IndexOf((byte)'\\') is >= 0 and var offset)
        {
            var start = place + offset;
            var letter = Escape(json[start..]);
            if (letter is not { } value || !char.IsSurrogate(value))
            {
                place = Math.Min(start + 2, json.Length);
                continue;
            }
            var isPair =
                char.IsHighSurrogate(value)
                && Escape(json[(start + EscapeLength)..]) is { } second
                && char.IsLowSurrogate(second);
            place = start + EscapeLength * (isPair ? 2 : 1);
            if (!isPair)
            {
                return start;
            }
        }
        return null;
    }

    // The character of "\uD83D"; null where there is no such thing.
    private static char? Escape(ReadOnlySpan<byte> json) =>
        json.StartsWith("\\u"u8)
        && json.Length >= EscapeLength
        && ushort.TryParse(
            json[2..EscapeLength],
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? (char)value
            : null;
}
