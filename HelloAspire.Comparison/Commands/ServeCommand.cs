using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Commands;

/// <summary><c>serve [IMAGE...]</c>.</summary>
internal static partial class ServeCommand
{
    public static Command Create(Func<string[], Task<int>> serve)
    {
        // One argument for both, as what begins with a hyphen and is no option of the command is taken for an argument.
        var arguments = new Argument<string[]>("IMAGE")
        {
            Description =
                "The images to compare, the baseline first; without any, the page asks for them. Settings follow as "
                + "--KEY=VALUE, for example --urls=http://localhost:5003.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("serve", "Show the comparison on a web page, at http://localhost:5002.")
        {
            arguments,
        };
        command.SetAction(async parsed =>
        {
            var words = (parsed.GetValue(arguments) ?? []).ToLookup(word => word.StartsWith('-'));
            if (Problem([.. words[false]], words[true]) is not { } problem)
            {
                return await serve([.. words[false].SelectMany(Variant), .. words[true]]);
            }
            await Console.Error.WriteLineAsync(problem);
            return ExitCode.CouldNotRun;
        });
        return command;
    }

    private static string? Problem(string[] images, IEnumerable<string> settings) =>
        settings.FirstOrDefault(setting => !Setting().IsMatch(setting)) is { } stranger
            ? $"'{DisplayText.Of(stranger)}' is not a setting of the page: write --KEY=VALUE, for example --urls=http://localhost:5003."
        : images.Length == 1
            ? $"'{DisplayText.Of(images[0])}' has nothing to compare with: name two or more images, or none."
        : null;

    private static string[] Variant(string image, int index)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"--Comparison:Variants:{index}");
        return [$"{key}:Name={image}", $"{key}:Image={image}"];
    }

    // What the page and its server know: a misspelt setting would be passed over.
    [GeneratedRegex(
        "^--(?:urls|http_ports|environment|AllowedHosts|(?:Comparison|Kestrel|Logging)(?::[^=]+)?)=",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Setting();
}
