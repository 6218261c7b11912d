using System.Text;
using System.Text.RegularExpressions;

namespace HelloAspire.Hosting.Images;

/// <summary>
/// The rules of a <c>.dockerignore</c>: the last pattern that matches a path or one of its parents decides. Source: the
/// Docker documentation, "dockerignore files" (Go's filepath.Match, <c>**</c> for any number of directories, <c>!</c>
/// for exceptions).
/// </summary>
internal sealed class DockerIgnore
{
    private readonly List<(Regex Pattern, bool Ignore)> _rules = [];
    private readonly List<string[]> _exceptions = [];

    public DockerIgnore(IEnumerable<string> lines)
    {
        foreach (var line in lines.Where(l => !l.StartsWith('#')).Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var exception = line[0] == '!';
            var pattern = Clean(exception ? line[1..].Trim() : line);
            if (pattern.Length > 0)
            {
                if (exception)
                {
                    _exceptions.Add(pattern.Split('/'));
                }
                _rules.Add((new Regex($"^{Translate(pattern)}$", RegexOptions.CultureInvariant), !exception));
            }
        }
    }

    /// <summary>Whether a directory that is ignored may hold files that are not.</summary>
    public bool MayHoldExceptions(string directory)
    {
        var segments = directory.Split('/');
        return _exceptions.Any(MayLieBelow);

        bool MayLieBelow(string[] exception)
        {
            foreach (var (wanted, segment) in exception.Zip(segments))
            {
                if (wanted.AsSpan().ContainsAny("*?[\\"))
                {
                    return true;
                }
                if (wanted != segment)
                {
                    return false;
                }
            }
            return exception.Length > segments.Length;
        }
    }

    /// <summary>Whether a path, relative to the context and with slashes, stays out of the build.</summary>
    public bool Ignores(string path)
    {
        var ignored = false;
        foreach (var (pattern, ignore) in _rules)
        {
            if (ignore != ignored && Parents(path).Any(p => pattern.IsMatch(p)))
            {
                ignored = ignore;
            }
        }
        return ignored;
    }

    /// <summary>As Go's filepath.Clean, relative to the context: without empty and dot segments.</summary>
    private static string Clean(string pattern)
    {
        var segments = new List<string>();
        foreach (var segment in pattern.Split('/').Where(s => s is not ("" or ".")))
        {
            if (segment != "..")
            {
                segments.Add(segment);
            }
            else if (segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }
        return string.Join('/', segments);
    }

    private static IEnumerable<string> Parents(string path)
    {
        yield return path;
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
        }
    }

    private static string Translate(string pattern)
    {
        var regex = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var rest = pattern.AsSpan(i);
            if (rest.StartsWith("**/"))
            {
                regex.Append("(.*/)?");
                i += 2;
            }
            else if (rest.StartsWith("**"))
            {
                regex.Append(".*");
                i++;
            }
            else
            {
                switch (pattern[i])
                {
                    case '*':
                        regex.Append("[^/]*");
                        break;
                    case '?':
                        regex.Append("[^/]");
                        break;
                    case '[' when pattern.IndexOf(']', i) is > 0 and var end:
                        regex.Append(pattern.AsSpan(i, end - i + 1));
                        i = end;
                        break;
                    case '\\' when i + 1 < pattern.Length:
                        regex.Append(Regex.Escape(pattern[++i].ToString()));
                        break;
                    default:
                        regex.Append(Regex.Escape(pattern[i].ToString()));
                        break;
                }
            }
        }
        return regex.ToString();
    }
}
