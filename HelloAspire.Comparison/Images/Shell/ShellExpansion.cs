namespace HelloAspire.Comparison.Images.Shell;

/// <summary>Where an expansion ends: <c>$NAME</c>, <c>${…}</c>, <c>$(…)</c>, <c>$((…))</c>, backticks.</summary>
internal static class ShellExpansion
{
    /// <summary>The place behind the expansion; one further where the sign stands for itself.</summary>
    public static int End(string text, int start)
    {
        if (text[start] == '`')
        {
            return Closing(text, start + 1, '`');
        }
        var next = start + 1 < text.Length ? text[start + 1] : '\0';
        return next switch
        {
            '(' => Nested(text, start + 1, '(', ')'),
            '{' => Nested(text, start + 1, '{', '}'),
            '\'' or '"' => start + 1,
            _ when char.IsAsciiLetter(next) || next == '_' => Name(text, start + 1),
            _ when char.IsAsciiDigit(next) || "?$!#@*-".Contains(next) => start + 2,
            _ => start + 1,
        };
    }

    /// <summary>The commands inside a substitution; of length zero for other expansions.</summary>
    public static (int Start, int Length) Commands(string text, int start, int end) =>
        text[start] == '`' ? (start + 1, Math.Max(0, end - start - 2))
        : text.AsSpan(start).StartsWith("$(") && !text.AsSpan(start).StartsWith("$((")
            ? (start + 2, Math.Max(0, end - start - 3))
        : (start, 0);

    private static int Name(string text, int place)
    {
        while (place < text.Length && (char.IsAsciiLetterOrDigit(text[place]) || text[place] == '_'))
        {
            place++;
        }
        return place;
    }

    private static int Closing(string text, int place, char end)
    {
        while (place < text.Length && text[place] != end)
        {
            place += text[place] == '\\' ? 2 : 1;
        }
        return Math.Min(text.Length, place + 1);
    }

    // Quotes inside hide a bracket.
    private static int Nested(string text, int place, char open, char close)
    {
        var depth = 0;
        while (place < text.Length)
        {
            var letter = text[place];
            if (letter == '\\')
            {
                place++;
            }
            else if (letter is '\'' or '"' or '`')
            {
                place =
                    (letter == '\'' ? text.IndexOf('\'', place + 1) : Closing(text, place + 1, letter) - 1) is var end
                    && end < 0
                        ? text.Length
                        : end;
            }
            else if (letter == open)
            {
                depth++;
            }
            else if (letter == close && --depth == 0)
            {
                return place + 1;
            }
            place++;
        }
        return text.Length;
    }
}
