using System.Text;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Dockerfiles;

/// <summary>The forms of a variable that cut or replace parts of its value: <c>${x#p}</c>, <c>${x%p}</c>, <c>${x/p/r}</c>.</summary>
internal static class DockerfilePattern
{
    /// <param name="form">From the sign on, as <c>##*/</c>.</param>
    public static string Apply(string value, string form)
    {
        var isDouble = form.Length > 1 && form[1] == form[0];
        var rest = form[(isDouble ? 2 : 1)..];
        return form[0] switch
        {
            '#' => Pattern("^" + Glob(rest, isDouble)).Replace(value, ""),
            '%' => Suffix(value, rest, isDouble),
            _ => Replaced(value, rest, isDouble),
        };
    }

    // A shortest match at the end begins as late as it can.
    private static string Suffix(string value, string pattern, bool isLongest)
    {
        var form = Pattern("^" + Glob(pattern, isGreedy: true) + "$");
        var starts = Enumerable.Range(0, value.Length + 1);
        foreach (var start in isLongest ? starts : starts.Reverse())
        {
            if (form.IsMatch(value[start..]))
            {
                return value[..start];
            }
        }
        return value;
    }

    private static string Replaced(string value, string rest, bool isAll)
    {
        var slash = rest.IndexOf('/');
        var (pattern, replacement) = slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..]);
        return pattern.Length == 0
            ? value
            : Pattern(Glob(pattern, isGreedy: true)).Replace(value, replacement.Replace("$", "$$"), isAll ? -1 : 1);
    }

    private static string Glob(string pattern, bool isGreedy)
    {
        var form = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            form.Append(
                pattern[i] switch
                {
                    '*' => isGreedy ? ".*" : ".*?",
                    '?' => ".",
                    '\\' when i + 1 < pattern.Length => Regex.Escape(pattern[++i].ToString()),
                    var letter => Regex.Escape(letter.ToString()),
                }
            );
        }
        return form.ToString();
    }

    // The pattern is the file's: it may not run for longer than it is worth.
    private static Regex Pattern(string form) => new(form, RegexOptions.NonBacktracking | RegexOptions.Singleline);
}
