using System.Buffers;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Finds the parts of a text in which something is named as secrets are: the forms need not look at the rest.</summary>
internal static class TellingParts
{
    // How far a part goes before its word, to the beginning of a line, and after it: names may be those of outer settings.
    private const int Before = 300;
    private const int After = 1200;
    private const int LongestName = 60;
    private const int LongestUrl = 300;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "pass",
            "pwd",
            "secret",
            "token",
            "key",
            "auth",
            "cred",
            "login",
            "salt",
            "pepper",
            "cookie",
            "bearer",
            "psk",
            "securestring",
            "twilio",
            ".run(",
            "://",
            "@tcp(",
            "connect",
            "pdo(",
            "$2a$",
            "$2b$",
            "$2y$",
            "$apr1$",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-"
    );
    private static readonly SearchValues<char> UrlEnds = SearchValues.Create(" \t\r\n\"'<>");

    /// <summary>The parts, one after the other; none overlaps another.</summary>
    public static IEnumerable<Range> Of(string text)
    {
        var (start, end) = (0, 0);
        for (var place = 0; Next(text, place) is >= 0 and var word; place = word + 3)
        {
            var from = Math.Max(LineStart(text, word), end);
            if (from > end)
            {
                if (end > start)
                {
                    yield return start..end;
                }
                start = from;
            }
            end = Math.Min(text.Length, word + After);
        }
        if (end > start)
        {
            yield return start..end;
        }
    }

    private static int Next(string text, int place)
    {
        while (text.AsSpan(place).IndexOfAny(Words) is >= 0 and var next)
        {
            place += next;
            if (text[place] == ':' ? HasLogin(text, place) : text[place] is '@' or '$' || IsSet(text, place))
            {
                return place;
            }
            place += 3;
        }
        return -1;
    }

    // A name goes on, and a sign of setting follows; alone at the beginning of a line, a space is one.
    private static bool IsSet(string text, int place)
    {
        var rest = text.AsSpan(place, Math.Min(LongestName, text.Length - place));
        var end = rest.IndexOfAnyExcept(NameCharacters);
        return end >= 0
            && (
                rest[end..].TrimStart(" \t")
                    is ['=' or ':' or '(' or '<' or '>' or '"' or '\'' or ']' or '\\', ..]
                        or [',', ' ', '"' or '\'', ..]
                || rest[end] is ' ' or '\t' && IsFirst(text, place)
            );
    }

    private static bool IsFirst(string text, int place) =>
        text.AsSpan(Math.Max(0, place - LongestName), Math.Min(place, LongestName)) is var before
        && before[(before.LastIndexOf('\n') + 1)..].TrimStart(" \t").IndexOfAnyExcept(NameCharacters) < 0;

    private static bool HasLogin(string text, int place) =>
        text.AsSpan(place, Math.Min(LongestUrl, text.Length - place)) is var url
        && url[3..].IndexOfAny(UrlEnds) is var end
        && url[..(end < 0 ? url.Length : end + 3)].Contains('@');

    private static int LineStart(string text, int place)
    {
        var first = Math.Max(0, place - Before);
        var line = text.AsSpan(first, place - first).IndexOf('\n');
        return line < 0 ? first : first + line + 1;
    }
}
