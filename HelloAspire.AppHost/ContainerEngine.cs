using CliWrap;
using CliWrap.Buffered;

namespace HelloAspire.AppHost;

/// <summary>The container engine that the orchestrator uses, asked through its command line.</summary>
/// <param name="program"><c>docker</c> or <c>podman</c>.</param>
public sealed class ContainerEngine(string program)
{
    /// <summary>The command's name.</summary>
    public string Program { get; } = program;

    /// <summary>What Docker tells of itself; null for another engine.</summary>
    internal DockerInfo? Docker { get; init; }

    /// <summary>Runs a command and returns how it ended and what it printed.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The program is not on the PATH.</exception>
    public async Task<BufferedCommandResult> RunAsync(
        CancellationToken cancellationToken,
        params IEnumerable<string> arguments
    ) =>
        await Cli.Wrap(Program)
            .WithArguments(arguments)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);

    /// <summary>Runs a command and returns what it printed, trimmed; null where it failed.</summary>
    public async Task<string?> AskAsync(CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        var result = await RunAsync(cancellationToken, arguments);
        return result.IsSuccess ? result.StandardOutput.Trim() : null;
    }
}
