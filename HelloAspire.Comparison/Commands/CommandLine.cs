using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace HelloAspire.Comparison.Commands;

/// <summary>The command line: <c>compare LEFT RIGHT</c>, <c>inspect IMAGE</c>, <c>vulnerabilities update</c> and <c>serve</c>.</summary>
internal static class CommandLine
{
    private const string Description = """
        Measures and compares container images.

        An image is given as
          NAME, ID                 an image in the engine: Docker, or Podman if only that is installed
          docker-daemon:NAME       an image in Docker
          containers-storage:NAME  an image in Podman
          docker-archive:FILE      an archive written by 'docker save'; - reads standard input
          oci-archive:FILE         an archive of an OCI image layout
          oci:DIRECTORY            an OCI image layout
          sbom:FILE                a bill of materials (CycloneDX or SPDX in JSON): packages and known vulnerabilities only
        If a file or directory holds several images, add one of these to the path:
          :NAME                    for example oci:layout:app:1.0
          @DIGEST                  of the manifest or the configuration, for example app.tar@sha256:3f2a9c
          :@POSITION               counted from 0, for example app.tar:@1

        Examples:
          hello-compare compare multi-stage:1 single-stage:1
          hello-compare inspect docker-archive:app.tar --format json --output app.json
          hello-compare inspect oci:layout:app:1.0 --platform linux/arm64
          docker save app:1.0 | ssh host hello-compare inspect docker-archive:-
          hello-compare compare app:1.0 app:1.1 --fail-on 'ratio>1.1,introduced:low'
          hello-compare compare app:1.0 app:1.1 --measure parity,startup --health-path /health
          hello-compare vulnerabilities update app:1.0 app:1.1
          hello-compare compare app:1.0 app:1.1 --fail-on 'right.cve:critical>0,introduced:high'
          hello-compare compare app:1.0 app:1.1 --ignore accepted.json --vex app.openvex.json
          hello-compare compare sbom:app-1.0.cdx.json app:1.1
          hello-compare inspect app:1.1 --format cyclonedx --output app.cdx.json
          hello-compare inspect app:1.1 --fail-on 'waste>50MB,efficiency<95%' --fail-on check:high
          hello-compare serve app:1.0 app:1.1

        Exit codes: 0 success, 1 the gate failed, 2 could not run.
        """;

    private const string Greeting = """
        hello-compare measures and compares container images. The usual commands:

          hello-compare compare LEFT RIGHT   how two images differ
          hello-compare inspect IMAGE        what is in one image
          hello-compare vulnerabilities update IMAGE...
                                             download the database of known vulnerabilities
          hello-compare serve [LEFT RIGHT]   the same on a web page, http://localhost:5002

        'hello-compare --help' lists all commands and options.
        """;

    /// <summary>Runs the command line.</summary>
    /// <param name="serve">Serves the page with settings of its own, until it is asked to end.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string[] args, Func<string[], Task<int>> serve)
    {
        try
        {
            return await Invoke(args, serve);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await Unwritable(exception);
        }
    }

    // Of a standard output or error that takes nothing, all that is left may be the exit code.
    private static async Task<int> Unwritable(Exception exception)
    {
        try
        {
            await Console.Error.WriteLineAsync($"Standard output cannot be written: {exception.Message}");
        }
        catch (Exception both) when (both is IOException or UnauthorizedAccessException) { }
        return ExitCode.CouldNotRun;
    }

    private static async Task<int> Invoke(string[] args, Func<string[], Task<int>> serve)
    {
        if (args is [])
        {
            Console.WriteLine(Greeting);
            return ExitCode.Success;
        }
        // Not a RootCommand: that goes by the name of the assembly, which nobody types.
        var root = new Command("hello-compare", Description)
        {
            CompareCommand.Create(),
            InspectCommand.Create(),
            VulnerabilitiesCommand.Create(),
            ServeCommand.Create(serve),
            new HelpOption(),
            new VersionOption(),
        };
        var parsed = root.Parse(args);
        return parsed.Action is ParseErrorAction
            ? await UsageError.Write(parsed, Console.Error)
            : await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
