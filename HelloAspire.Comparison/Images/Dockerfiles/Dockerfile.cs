using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Dockerfiles;

/// <summary>Reads of a Dockerfile what its final stage is built from.</summary>
internal static partial class Dockerfile
{
    /// <summary>The FROM that the final stage comes down to; null for <c>FROM scratch</c>.</summary>
    /// <param name="arguments">Build arguments, which take the place of defaults.</param>
    public static FromInstruction? FinalFrom(
        string path,
        IEnumerable<string> lines,
        IReadOnlyDictionary<string, string> arguments
    )
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var stages = new Dictionary<string, FromInstruction>(StringComparer.OrdinalIgnoreCase);
        FromInstruction? final = null;
        foreach (var (text, line) in Instructions(lines))
        {
            if (final is null && Argument().Match(text) is { Success: true } argument)
            {
                var name = argument.Groups["name"].Value;
                variables[name] = arguments.GetValueOrDefault(name, argument.Groups["value"].Value.Trim('"', '\''));
            }
            else if (From().Match(text) is { Success: true } from)
            {
                var image = Fill(from.Groups["image"].Value, variables);
                final = stages.GetValueOrDefault(image) ?? new FromInstruction(image, path, line);
                if (from.Groups["stage"] is { Success: true, Value: var stage })
                {
                    stages[stage] = final;
                }
            }
        }
        return final is { Image: "scratch" } ? null : final;
    }

    // Lines that end with a backslash go on; comments inside them count for nothing.
    private static IEnumerable<(string Text, int Line)> Instructions(IEnumerable<string> lines)
    {
        var text = "";
        var start = 1;
        foreach (var (index, raw) in lines.Index())
        {
            var line = raw.Trim();
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }
            start = text.Length == 0 ? index + 1 : start;
            if (line.EndsWith('\\'))
            {
                text += line[..^1] + " ";
                continue;
            }
            yield return (text + line, start);
            text = "";
        }
    }

    private static string Fill(string image, Dictionary<string, string> variables) =>
        Variable()
            .Replace(
                image,
                match =>
                    variables.GetValueOrDefault(match.Groups["name"].Value) is { Length: > 0 } value
                        ? value
                        : match.Groups["default"].Value
            );

    [GeneratedRegex(@"^ARG\s+(?<name>\w+)(?:=(?<value>\S*))?", RegexOptions.IgnoreCase)]
    private static partial Regex Argument();

    [GeneratedRegex(@"^FROM\s+(?:--\S+\s+)*(?<image>\S+)(?:\s+AS\s+(?<stage>\S+))?", RegexOptions.IgnoreCase)]
    private static partial Regex From();

    [GeneratedRegex(@"\$(?:\{(?<name>\w+)(?::?-(?<default>[^}]*))?\}|(?<name>\w+))")]
    private static partial Regex Variable();
}
