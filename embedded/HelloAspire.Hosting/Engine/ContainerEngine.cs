using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;

namespace HelloAspire.Hosting.Engine;

/// <summary>A container engine, spoken to through its command line, as Aspire's orchestrator does.</summary>
internal sealed class ContainerEngine(string executable, Cleanup.RunGuard guard)
{
    /// <summary>More than any short command takes of an engine that is only busy.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary><c>docker</c> or <c>podman</c>.</summary>
    public string Executable { get; } = executable;

    public bool IsPodman => Executable == "podman";

    /// <summary>The name under which containers reach this machine.</summary>
    public string HostName => IsPodman ? "host.containers.internal" : "host.docker.internal";

    /// <summary>Runs a short command and returns what it prints.</summary>
    /// <exception cref="EngineException">The engine refuses.</exception>
    public async Task<string> RunAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var args = arguments.ToList();
        var result = await TryRunAsync(args, cancellationToken).ConfigureAwait(false);
        return result.IsSuccess
            ? result.StandardOutput.Trim()
            : throw new EngineException(Executable, args, result.ExitCode, result.StandardError.Trim());
    }

    /// <summary>Runs a short command and returns how it ended.</summary>
    /// <exception cref="DistributedApplicationException">It does not end: the engine hangs.</exception>
    public async Task<BufferedCommandResult> TryRunAsync(
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var args = arguments.ToList();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return await Cli.Wrap(Executable)
                .WithArguments(args)
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(limit.Token)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"`{Executable} {string.Join(' ', args.Take(3))} …` did not end within {Limit.TotalSeconds} s. Restart the container engine."
            );
        }
    }

    /// <summary>Tells whether the engine answers at all.</summary>
    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await TryRunAsync(["ps", "-q"], cancellationToken).ConfigureAwait(false)).IsSuccess;
        }
        catch (DistributedApplicationException)
        {
            return false;
        }
    }

    /// <summary>
    /// Runs a long command and passes each line on as it comes. Cancelled, it is asked to end (SIGINT) and killed
    /// when it has not ended two seconds later. Returns its exit code.
    /// </summary>
    public async Task<int> StreamAsync(
        IEnumerable<string> arguments,
        Action<string> onOutput,
        Action<string> onError,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string?>? variables = null
    )
    {
        using var kill = new CancellationTokenSource();
        await using var onCancel = cancellationToken.Register(() => kill.CancelAfter(TimeSpan.FromSeconds(2)));

        var command = Cli.Wrap(Executable)
            .WithArguments(arguments)
            .WithEnvironmentVariables(variables ?? ImmutableDictionary<string, string?>.Empty)
            .WithStandardOutputPipe(PipeTarget.ToDelegate(onOutput, Encoding.UTF8))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(onError, Encoding.UTF8))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(kill.Token, cancellationToken);

        using (guard.Watch(command.ProcessId))
        {
            return (await command.ConfigureAwait(false)).ExitCode;
        }
    }
}

/// <summary>A container engine refused a command.</summary>
internal sealed partial class EngineException(
    string executable,
    IEnumerable<string> arguments,
    int exitCode,
    string error
)
    : DistributedApplicationException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"`{executable} {string.Join(' ', arguments.Take(3))} …` ended with code {exitCode}: {(error.Length > 0 ? error : "no message")}"
        )
    )
{
    /// <summary>What the engine said, without the client's hint at its own help.</summary>
    public string EngineMessage { get; } = HelpPattern().Replace(error, "");

    [GeneratedRegex(@"\s*^(See|Run) '[^']*--help'.*\z", RegexOptions.Multiline)]
    private static partial Regex HelpPattern();
}
