using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Dockerfiles;

/// <summary>Reads of a Dockerfile what its final stage is built from.</summary>
internal static partial class Dockerfile
{
    /// <summary>Whether there is a stage to build.</summary>
    public static bool HasStage(IEnumerable<string> lines) =>
        DockerfileParser.Parse(lines).Instructions.Any(instruction => instruction.Keyword == "FROM");

    /// <summary>The final stage, with all that it continues; null where the file has no FROM.</summary>
    /// <param name="arguments">Build arguments, which take the place of defaults.</param>
    /// <param name="platform">What the image was built for: it sets <c>TARGETARCH</c> and its like.</param>
    public static FinalStage? FinalStage(
        string path,
        IEnumerable<string> lines,
        IReadOnlyDictionary<string, string> arguments,
        Platform? platform = null
    )
    {
        var (instructions, escape) = DockerfileParser.Parse(lines);
        var values = PlatformArguments(platform);
        foreach (var (name, value) in arguments.Where(argument => values.ContainsKey(argument.Key)))
        {
            values[name] = value;
        }
        var variables = new DockerfileVariables(values, escape);
        var stages = new Dictionary<string, Stage>(StringComparer.OrdinalIgnoreCase);
        Stage? final = null;
        foreach (var instruction in instructions)
        {
            if (instruction.Keyword == "ARG" && final is null)
            {
                Declare(instruction, variables, values, arguments);
            }
            else if (instruction.Keyword == "FROM" && From().Match(instruction.Arguments) is { Success: true } from)
            {
                var image = variables.Fill(from.Groups["image"].Value);
                final = stages.GetValueOrDefault(image) is { } continued
                    ? new Stage(continued.From, instruction.Line, [.. continued.Steps])
                    : new Stage(new FromInstruction(image, path, instruction.Line), instruction.Line, []);
                if (from.Groups["stage"] is { Success: true, Value: var stage })
                {
                    stages[variables.Fill(stage)] = final;
                }
            }
            else
            {
                final?.Steps.Add(instruction);
            }
        }
        return final is null
            ? null
            : new FinalStage(final.From is { Image: "scratch" } ? null : final.From, path, final.Line, final.Steps);
    }

    private sealed record Stage(FromInstruction From, int Line, List<DockerfileInstruction> Steps);

    // ARG A=1 B="2 3" C
    private static void Declare(
        DockerfileInstruction instruction,
        DockerfileVariables variables,
        Dictionary<string, string> values,
        IReadOnlyDictionary<string, string> arguments
    )
    {
        foreach (var word in variables.Words(instruction.Arguments))
        {
            var equals = word.IndexOf('=');
            var name = equals < 0 ? word : word[..equals];
            if (arguments.TryGetValue(name, out var given))
            {
                values[name] = given;
            }
            else if (equals >= 0)
            {
                values[name] = variables.Fill(word[(equals + 1)..]);
            }
        }
    }

    // docs.docker.com/reference/dockerfile, "Automatic platform ARGs in the global scope"; the builder's own is not known.
    private static Dictionary<string, string> PlatformArguments(Platform? platform)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var prefix in platform is null ? [] : (string[])["TARGET", "BUILD"])
        {
            values[prefix + "PLATFORM"] = platform!.ToString();
            values[prefix + "OS"] = platform.OperatingSystem;
            values[prefix + "ARCH"] = platform.Architecture;
            values[prefix + "VARIANT"] = platform.Variant ?? "";
        }
        return values;
    }

    [GeneratedRegex(
        @"^(?:--\S+\s+)*(?<image>(?:""[^""]*""|'[^']*'|\$\{[^\s]*\}|\S)+)(?:\s+AS\s+(?<stage>\S+))?",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex From();
}
