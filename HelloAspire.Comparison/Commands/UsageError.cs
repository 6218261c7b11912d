using System.CommandLine;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Commands;

/// <summary>What is wrong with the arguments, in one line, and where to read on.</summary>
internal static partial class UsageError
{
    public static async Task<int> Write(ParseResult parsed, TextWriter errors)
    {
        var messages = parsed
            .Errors.Select(error => OneLine().Replace(TypeName().Replace(error.Message, ""), " ").Trim())
            .ToList();
        // What follows a word that is not known is not known either; that a command is missing says less than the word.
        var first = messages.FirstOrDefault(message => message.StartsWith("Unrecognized", StringComparison.Ordinal));
        var command = parsed.CommandResult.Command.Name;
        var named = command == "hello-compare" ? command : "hello-compare " + command;
        await errors.WriteLineAsync(DisplayText.Of(first ?? messages[0]));
        await errors.WriteLineAsync($"See '{named} --help'.");
        return ExitCode.CouldNotRun;
    }

    // What a value is kept as is nothing to the user.
    [GeneratedRegex(" as expected type '[^']*'")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\s+")]
    private static partial Regex OneLine();
}
