using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Images.Dockerfiles;

/// <summary>The lines of a Dockerfile as they may be shown: secrets masked.</summary>
public sealed class DockerfileText
{
    private const int LinesBefore = 2;
    private const int LinesAfter = 1;
    private const int MostLines = 14;

    private readonly string[] _lines;

    /// <summary>The first lines of the instructions, one-based, in order.</summary>
    private readonly int[] _starts;

    private DockerfileText(string[] lines, int[] starts) => (_lines, _starts) = (lines, starts);

    /// <summary>Masks the secrets in a file's lines.</summary>
    public static DockerfileText Of(IReadOnlyList<string> lines)
    {
        var instructions = DockerfileParser.Parse(lines).Instructions;
        var starts = instructions.Select(instruction => instruction.Line).ToArray();
        // An instruction as its words, which may be on several lines, and each line, as comments and here-documents are.
        var texts = instructions.SelectMany(Texts).Concat(lines).Distinct();
        var values = texts.SelectMany(Secrets).Where(value => value.Length > 0).Distinct().ToList();
        var shown = lines.Select(line => values.Aggregate(line, (text, value) => text.Replace(value, SecretText.Mask)));
        string[] masked = [.. shown];
        // A secret that is broken over lines is in none of them: then the instruction is not shown.
        foreach (var (index, instruction) in instructions.Index())
        {
            var (first, end) = (starts[index] - 1, index + 1 < starts.Length ? starts[index + 1] - 1 : lines.Count);
            var whole = string.Join('\n', lines.Skip(first).Take(end - first));
            if (Texts(instruction).SelectMany(Secrets).Any(value => !whole.Contains(value, StringComparison.Ordinal)))
            {
                masked.AsSpan(first, end - first).Fill(SecretText.Mask);
            }
        }
        return new(masked, starts);
    }

    /// <summary>The lines around one of them.</summary>
    /// <returns>Number, text, and whether the line is of the instruction in question.</returns>
    public IReadOnlyList<(int Number, string Text, bool IsMeant)> Around(int line)
    {
        var next = _starts.FirstOrDefault(start => start > line, _lines.Length + 1);
        var end = next - 1;
        // Comments and gaps before the next instruction are that one's.
        while (end > line && _lines[end - 1].TrimStart() is [] or ['#', ..])
        {
            end--;
        }
        var first = Math.Max(1, line - LinesBefore);
        var last = Math.Min(Math.Min(_lines.Length, end + LinesAfter), first + MostLines - 1);
        return
        [
            .. Enumerable
                .Range(first, Math.Max(0, last - first + 1))
                .Select(number => (number, _lines[number - 1], number >= line && number <= end)),
        ];
    }

    private static IEnumerable<string> Texts(DockerfileInstruction instruction) =>
        [
            $"{instruction.Keyword} {instruction.Arguments}",
            .. instruction.Keyword is "ENV" or "ARG" or "LABEL" ? instruction.Arguments.Split(' ') : [],
        ];

    private static IEnumerable<string> Secrets(string text) =>
        SecretText
            .Find(text)
            .Concat(SecretText.FindInSetting(text))
            .Select(place => text.Substring(place.Index, place.Length).Trim('"', '\''));
}
