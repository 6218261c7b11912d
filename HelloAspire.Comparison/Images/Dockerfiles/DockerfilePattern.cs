using System.Text;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Dockerfiles;

/// <summary>The forms of a variable that cut or replace parts of its value: <c>${x#p}</c>, <c>${x%p}</c>, <c>${x/p/r}</c>.</summary>
internal sealed class DockerfilePattern
{
    private readonly char _escape;

    private DockerfilePattern(char escape) => _escape = escape;

    /// <param name="form">From the sign on, as <c>##*/</c>.</param>
    /// <param name="escape">The character that takes the meaning from the next one.</param>
    /// <param name="fill">Fills the variables of a pattern or a replacement, and keeps what is escaped so.</param>
    public static string Apply(string value, string form, char escape, Func<string, string> fill)
    {
        var isDouble = form.Length > 1 && form[1] == form[0];
        var rest = form[(isDouble ? 2 : 1)..];
        var pattern = new DockerfilePattern(escape);
        return form[0] switch
        {
            '#' => Form("^" + pattern.Glob(fill(rest), isDouble)).Replace(value, ""),
            '%' => pattern.Suffix(value, fill(rest), isDouble),
            _ => pattern.Replaced(value, rest, isDouble, fill),
        };
    }

    // A shortest match at the end begins as late as it can.
    private string Suffix(string value, string pattern, bool isLongest)
    {
        var form = Form("^" + Glob(pattern, isGreedy: true) + "$");
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

    private string Replaced(string value, string rest, bool isAll, Func<string, string> fill)
    {
        var slash = Slash(rest);
        var pattern = fill(rest[..slash]);
        var replacement = slash == rest.Length ? "" : Unescaped(fill(rest[(slash + 1)..]));
        return pattern.Length == 0
            ? value
            : Form(Glob(pattern, isGreedy: true)).Replace(value, replacement.Replace("$", "$$"), isAll ? -1 : 1);
    }

    // Where the pattern ends: at the first slash that is not escaped.
    private int Slash(string rest)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '/')
            {
                return i;
            }
            i += rest[i] == _escape ? 1 : 0;
        }
        return rest.Length;
    }

    private string Unescaped(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            i += text[i] == _escape && i + 1 < text.Length ? 1 : 0;
            result.Append(text[i]);
        }
        return result.ToString();
    }

    private string Glob(string pattern, bool isGreedy)
    {
        var form = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            form.Append(
                pattern[i] switch
                {
                    '*' => isGreedy ? ".*" : ".*?",
                    '?' => ".",
                    var letter when letter == _escape && i + 1 < pattern.Length => Regex.Escape(
                        pattern[++i].ToString()
                    ),
                    var letter => Regex.Escape(letter.ToString()),
                }
            );
        }
        return form.ToString();
    }

    // The pattern is the file's: it may not run for longer than it is worth.
    private static Regex Form(string form) => new(form, RegexOptions.NonBacktracking | RegexOptions.Singleline);
}
