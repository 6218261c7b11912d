using System.Text.RegularExpressions;

namespace HelloAspire.Hosting.Images;

/// <summary>An instruction of a Dockerfile, its lines joined, and the line (from 1) on which it begins.</summary>
internal sealed record Instruction(int Line, string Keyword, string Text);

/// <summary>
/// A Dockerfile's instructions. Source: the Dockerfile reference (comments, line continuation, the escape directive).
/// </summary>
internal sealed partial class Dockerfile(IReadOnlyList<Instruction> instructions)
{
    private const string Source = "--from=";

    public IReadOnlyList<Instruction> Instructions { get; } = instructions;

    public static Dockerfile Parse(IEnumerable<string> lines)
    {
        var instructions = new List<Instruction>();
        var escape = '\\';
        var (number, start, text) = (0, 0, "");

        foreach (var raw in lines)
        {
            number++;
            var line = raw.Trim();
            if (
                instructions.Count == 0
                && text.Length == 0
                && EscapePattern().Match(line) is { Success: true } directive
            )
            {
                escape = directive.Groups[1].Value[0];
            }
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            start = text.Length == 0 ? number : start;
            var continues = line[^1] == escape;
            text += continues ? line[..^1] : line;
            if (!continues)
            {
                instructions.Add(ToInstruction(start, text));
                text = "";
            }
        }

        if (text.Length > 0)
        {
            instructions.Add(ToInstruction(start, text));
        }
        return new(instructions);
    }

    /// <summary>
    /// The images that the stages start from or copy from, with build arguments filled in; earlier stages left out.
    /// </summary>
    public IReadOnlyList<string> BaseImages(IReadOnlyDictionary<string, string?> buildArguments)
    {
        var arguments = new Dictionary<string, string?>();
        var stages = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var images = new List<string>();
        var inStage = false;

        foreach (var instruction in Instructions)
        {
            var words = instruction.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (instruction.Keyword == "ARG" && !inStage)
            {
                foreach (var word in words.Skip(1))
                {
                    var (name, value) = word.Split('=', 2) is [var n, var v] ? (n, Fill(v.Trim('"'))) : (word, null);
                    arguments[name] = buildArguments.TryGetValue(name, out var given) ? given : value;
                }
            }
            else if (instruction.Keyword == "FROM")
            {
                inStage = true;
                Add(words.Skip(1).FirstOrDefault(w => !w.StartsWith("--", StringComparison.Ordinal)) ?? "");
                if (words.Length > 2 && words[^2].Equals("AS", StringComparison.OrdinalIgnoreCase))
                {
                    stages.Add(words[^1]);
                }
            }
            else if (instruction.Keyword == "COPY" && words.FirstOrDefault(IsSource) is { } source)
            {
                Add(source[Source.Length..]);
            }
        }
        return images;

        void Add(string image)
        {
            image = Fill(image);
            // A stage may be called by its number too.
            if (!stages.Contains(image) && image != "scratch" && !int.TryParse(image, out _))
            {
                images.Add(image);
            }
        }

        string Fill(string text) =>
            ArgumentPattern().Replace(text, m => arguments.GetValueOrDefault(m.Groups[1].Value) ?? m.Groups[2].Value);

        static bool IsSource(string word) => word.StartsWith(Source, StringComparison.Ordinal);
    }

    /// <summary>
    /// The instruction that a build's step stands for. Docker's classic builder counts through the whole file, the
    /// others by stage, so for these the text decides.
    /// </summary>
    public Instruction? Find(BuildStep step, bool countsWholeFile)
    {
        if (countsWholeFile && step.Number <= Instructions.Count)
        {
            return Instructions[step.Number - 1];
        }
        return Instructions.FirstOrDefault(i => SpacePattern().Replace(i.Text, " ") == step.Instruction);
    }

    private static Instruction ToInstruction(int line, string text) =>
        new(line, text.Split(' ', 2)[0].ToUpperInvariant(), text.Trim());

    [GeneratedRegex(@"^#\s*escape\s*=\s*([\\`])\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex EscapePattern();

    [GeneratedRegex(@"\$\{?(\w+)(?::-([^}]*))?\}?")]
    private static partial Regex ArgumentPattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();
}
