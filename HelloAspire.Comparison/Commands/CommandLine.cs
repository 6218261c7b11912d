using System.CommandLine;
using System.CommandLine.Help;

namespace HelloAspire.Comparison.Commands;

/// <summary>The command line: <c>compare LEFT RIGHT</c> and <c>inspect IMAGE</c>.</summary>
internal static class CommandLine
{
    private const string Description = """
        Measures and compares container images.

        An image is NAME (of the engine), docker-archive:FILE, oci-archive:FILE or oci:DIRECTORY.

        Examples:
          hello-compare compare multi-stage:1 single-stage:1
          hello-compare inspect docker-archive:app.tar --format json --output app.json
          hello-compare compare app:1.0 app:1.1 --fail-on 'ratio>1.1,introduced:low'
          hello-compare compare app:1.0 app:1.1 --measure parity,startup --health-path /health
          hello-compare inspect app:1.1 --fail-on 'waste>50MB,efficiency<95%,check:high'

        Exit codes: 0 success, 1 the gate failed, 2 could not run.
        """;

    /// <summary>Whether the arguments are for the command line, and not settings of the page.</summary>
    public static bool IsFor(string[] args) =>
        args is ["--help" or "-h" or "-?" or "--version", ..]
        || (args is [[not ('-' or '/'), ..] word, ..] && !word.Contains('='));

    /// <summary>Runs the command line.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string[] args, CancellationToken cancellationToken = default)
    {
        // Not a RootCommand: that goes by the name of the assembly, which nobody types.
        var root = new Command("hello-compare", Description)
        {
            CompareCommand.Create(),
            InspectCommand.Create(),
            new HelpOption(),
            new VersionOption(),
        };
        var parsed = root.Parse(args);
        var exit = await parsed.InvokeAsync(
            new InvocationConfiguration { EnableDefaultExceptionHandler = false },
            cancellationToken
        );
        return parsed.Errors.Count > 0 ? ExitCode.CouldNotRun : exit;
    }
}
