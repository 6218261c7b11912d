using System.CommandLine;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Commands;

/// <summary><c>serve</c>.</summary>
internal static partial class ServeCommand
{
    public static Command Create(Func<string[], Task<int>> serve)
    {
        var command = new Command(
            "serve",
            "Show the comparison on a web page, at http://localhost:5002. Settings follow as --KEY=VALUE, for example "
                + "--urls=http://localhost:5003."
        )
        {
            // The page's settings are those of its configuration.
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(async parsed =>
        {
            if (parsed.UnmatchedTokens.FirstOrDefault(token => !Setting().IsMatch(token)) is not { } stranger)
            {
                return await serve([.. parsed.UnmatchedTokens]);
            }
            await Console.Error.WriteLineAsync(
                $"'{DisplayText.Of(stranger)}' is no setting of the page: write --KEY=VALUE, as --urls=http://localhost:5003."
            );
            return ExitCode.CouldNotRun;
        });
        return command;
    }

    // What the page and its server know: a misspelt setting would be passed over.
    [GeneratedRegex(
        "^--(?:urls|http_ports|environment|AllowedHosts|(?:Comparison|Kestrel|Logging)(?::[^=]+)?)=",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Setting();
}
