using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Dockerfiles;

/// <summary>Splits a Dockerfile into instructions, as BuildKit does (docs.docker.com/reference/dockerfile, "Format").</summary>
internal sealed partial class DockerfileParser
{
    private static readonly Dictionary<string, string> Unset = [];

    private readonly string[] _lines;
    private int _place;

    private DockerfileParser(IEnumerable<string> lines)
    {
        _lines = [.. lines.Select(line => line.TrimEnd('\r'))];
        if (_lines is [['\uFEFF', ..], ..])
        {
            _lines[0] = _lines[0][1..];
        }
    }

    /// <summary>The character that continues a line and escapes the next one; <c># escape=`</c> sets another.</summary>
    public char Escape { get; private set; } = '\\';

    /// <summary>Reads a file.</summary>
    /// <returns>Its instructions, and the escape character that it sets.</returns>
    public static (IReadOnlyList<DockerfileInstruction> Instructions, char Escape) Parse(IEnumerable<string> lines)
    {
        var parser = new DockerfileParser(lines);
        parser.ReadDirectives();
        return ([.. parser.Instructions()], parser.Escape);
    }

    // Directives stand before all else: the first line that is none, or one that nobody knows, ends them.
    private void ReadDirectives()
    {
        while (_place < _lines.Length && Directive().Match(_lines[_place]) is { Success: true } directive)
        {
            if (directive.Groups["name"].Value.Equals("escape", StringComparison.OrdinalIgnoreCase))
            {
                Escape = directive.Groups["value"].Value is "`" ? '`' : '\\';
            }
            _place++;
        }
    }

    private IEnumerable<DockerfileInstruction> Instructions()
    {
        while (_place < _lines.Length)
        {
            var start = _place;
            var text = _lines[_place++].TrimStart();
            if (text.Length == 0 || text.StartsWith('#'))
            {
                continue;
            }
            text = Continued(text);
            var words = text.TrimEnd().Split([' ', '\t'], 2);
            var instruction = new DockerfileInstruction(
                words[0].ToUpperInvariant(),
                words.Length > 1 ? words[1].Trim() : "",
                start + 1
            );
            SkipHereDocuments(instruction);
            yield return instruction;
        }
    }

    // Comments and empty lines inside count for nothing.
    private string Continued(string text)
    {
        var continuation = Escape == '`' ? Backtick() : Backslash();
        while (continuation.Match(text) is { Success: true } match)
        {
            text = text[..match.Groups["end"].Index];
            while (_place < _lines.Length && IsNothing(_lines[_place]))
            {
                _place++;
            }
            if (_place == _lines.Length)
            {
                break;
            }
            text += _lines[_place++];
        }
        return text;
    }

    private void SkipHereDocuments(DockerfileInstruction instruction)
    {
        var (keyword, arguments) = (instruction.Keyword, instruction.Arguments);
        if (keyword == "ONBUILD" && arguments.Split([' ', '\t'], 2) is [var inner, var rest])
        {
            (keyword, arguments) = (inner.ToUpperInvariant(), rest);
        }
        if (keyword is not ("RUN" or "COPY" or "ADD") || arguments.StartsWith('['))
        {
            return;
        }
        // A here-document begins where a word does, and has any name that is a word.
        var variables = new DockerfileVariables(Unset, Escape);
        foreach (var word in variables.Words(arguments))
        {
            if (HereDocument().Match(word) is not { Success: true } document)
            {
                continue;
            }
            var (name, dropsTabs) = (variables.Fill(document.Groups["name"].Value), document.Groups["tabs"].Length > 0);
            var end = Array.FindIndex(_lines, _place, line => (dropsTabs ? line.TrimStart('\t') : line) == name);
            // What no line ends was none.
            _place = end < 0 ? _place : end + 1;
        }
    }

    private static bool IsNothing(string line) => line.AsSpan().TrimStart() is [] or ['#', ..];

    [GeneratedRegex(@"^\s*#\s*(?<name>syntax|escape|check)\s*=\s*(?<value>\S.*?)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Directive();

    // Twice the character stands for itself.
    [GeneratedRegex(@"(?:^|[^\\])(?<end>\\)[ \t]*$")]
    private static partial Regex Backslash();

    [GeneratedRegex(@"(?:^|[^`])(?<end>`)[ \t]*$")]
    private static partial Regex Backtick();

    [GeneratedRegex("^[0-9]*<<(?<tabs>-?)(?<name>[^<]+)$")]
    private static partial Regex HereDocument();
}
