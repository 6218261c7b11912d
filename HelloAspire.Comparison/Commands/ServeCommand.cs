using System.CommandLine;

namespace HelloAspire.Comparison.Commands;

/// <summary><c>serve</c>.</summary>
internal static class ServeCommand
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
        command.SetAction(parsed => serve([.. parsed.UnmatchedTokens]));
        return command;
    }
}
