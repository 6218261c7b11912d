using System.Runtime.InteropServices;
using CliWrap;
using CliWrap.Buffered;

namespace HelloAspire.Tests.Comparison.Commands;

/// <summary>The comparison's command line in a process of its own.</summary>
internal static class CommandProcess
{
    // The test of a machine without an engine leaves nothing on the PATH.
    public static string DotNet { get; } =
        Path.GetFullPath("../../../dotnet", RuntimeEnvironment.GetRuntimeDirectory());

    /// <summary>The comparison's assembly.</summary>
    public static string Program { get; } = typeof(HelloAspire.Comparison.Reading.ImageReader).Assembly.Location;

    /// <summary>The command, to be run whatever its exit code is.</summary>
    /// <param name="cache">The folder for the user's cache.</param>
    /// <param name="variables">Further environment variables.</param>
    public static Command Of(string cache, string[] arguments, params (string Name, string Value)[] variables) =>
        Cli.Wrap(DotNet)
            .WithArguments([Program, .. arguments])
            .WithEnvironmentVariables(
                variables
                    .Append(("XDG_CACHE_HOME", cache))
                    .ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2)
            )
            .WithValidation(CommandResultValidation.None);

    /// <summary>Runs the command.</summary>
    public static async Task<BufferedCommandResult> Run(
        string cache,
        string[] arguments,
        params (string Name, string Value)[] variables
    ) => await Of(cache, arguments, variables).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
}
