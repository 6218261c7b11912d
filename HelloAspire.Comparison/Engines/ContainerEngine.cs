using System.Collections.Concurrent;
using System.ComponentModel;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace HelloAspire.Comparison.Engines;

/// <summary>A container engine, through its command line.</summary>
/// <param name="program">The name or the path of its command-line client.</param>
public sealed class ContainerEngine(string program)
{
    // The variable that chooses the engine of an Aspire app host, too.
    private const string RuntimeVariable = "ASPIRE_CONTAINER_RUNTIME";

    private readonly ConcurrentDictionary<string, int> _steps = new();

    /// <summary>The engine that the environment names, else Docker, else Podman where only that is installed.</summary>
    public static ContainerEngine Default { get; } =
        new(
            Environment.GetEnvironmentVariable(RuntimeVariable) is { Length: > 0 } chosen ? chosen
            : !IsInstalled("docker") && IsInstalled("podman") ? "podman"
            : "docker"
        );

    public static ContainerEngine Docker { get; } = new("docker");

    public static ContainerEngine Podman { get; } = new("podman");

    public string Program => program;

    public EngineKind Kind { get; } =
        Path.GetFileNameWithoutExtension(program) == "podman" ? EngineKind.Podman : EngineKind.Docker;

    /// <summary>Looks an image up.</summary>
    /// <exception cref="UserErrorException">The engine does not answer, or has no such image.</exception>
    public async Task<LocalImage> Inspect(string reference, CancellationToken cancellationToken)
    {
        var result = await Run(["image", "inspect", "--", reference], cancellationToken);
        return result.IsSuccess
            ? LocalImage.ParseList(result.StandardOutput)[0]
            : throw (
                result.StandardError.Contains("no such image", StringComparison.OrdinalIgnoreCase)
                || result.StandardError.Contains("not known", StringComparison.OrdinalIgnoreCase)
                    ? new MissingImageException(
                        $"{program} has no image '{reference}'. Build or pull it first, or name a file: 'docker-archive:FILE', 'oci-archive:FILE', 'oci:DIRECTORY'."
                    )
                    : new UserErrorException($"{program} cannot look up '{reference}': {result.StandardError.Trim()}")
            );
    }

    /// <summary>All images of the engine; none where it does not answer.</summary>
    public async Task<IReadOnlyList<LocalImage>> Images(CancellationToken cancellationToken)
    {
        try
        {
            var list = await Run(["image", "ls", "--quiet", "--no-trunc"], cancellationToken);
            var ids = list.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
            if (ids.Count == 0)
            {
                return [];
            }
            // An image may be removed in between; the others are still listed.
            var images = await Run(["image", "inspect", "--", .. ids], cancellationToken);
            return LocalImage.ParseList(images.StandardOutput);
        }
        catch (Exception exception) when (exception is UserErrorException or JsonException)
        {
            return [];
        }
    }

    /// <summary>How many steps the history of an image has; null where the engine does not tell.</summary>
    public async Task<int?> CountSteps(string id, CancellationToken cancellationToken)
    {
        if (!_steps.TryGetValue(id, out var steps))
        {
            var result = await Run(["image", "history", "--quiet", id], cancellationToken);
            if (!result.IsSuccess)
            {
                return null;
            }
            steps = result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
            // An image of this ID never has another history.
            _steps[id] = steps;
        }
        return steps;
    }

    /// <summary>Streams an image's archive through a reader; no copy is kept.</summary>
    /// <exception cref="UserErrorException">The engine cannot save the image.</exception>
    public Task<T> Save<T>(
        string id,
        Func<Stream, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    ) => ImageExport.Save(this, id, read, cancellationToken);

    /// <summary>Runs a command and returns what it prints.</summary>
    /// <param name="purpose">What the command is for, as "start a container of 'hello:1'".</param>
    /// <exception cref="UserErrorException">The engine refuses.</exception>
    internal async Task<string> Ask(string purpose, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var result = await Run(arguments, cancellationToken);
        return result.IsSuccess
            ? result.StandardOutput.Trim()
            : throw new UserErrorException($"{program} cannot {purpose}: {result.StandardError.Trim()}");
    }

    /// <summary>The end of a container's log, standard error after standard output.</summary>
    internal async Task<string> LastLines(string container, int lines, CancellationToken cancellationToken)
    {
        var log = await Run(["container", "logs", "--tail", $"{lines}", container], cancellationToken);
        return (log.StandardOutput + log.StandardError).Trim();
    }

    /// <summary>Runs a command, whatever its exit code.</summary>
    /// <exception cref="UserErrorException">The engine's client is not installed.</exception>
    internal Task<BufferedCommandResult> Run(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Start(Cli.Wrap(program).WithArguments(arguments), command => command.ExecuteBufferedAsync(cancellationToken));

    /// <summary>Starts a command of the engine's client.</summary>
    /// <exception cref="UserErrorException">The client is not installed.</exception>
    internal async Task<T> Start<T>(Command command, Func<Command, CommandTask<T>> execute)
        where T : CommandResult
    {
        try
        {
            return await execute(command.WithValidation(CommandResultValidation.None));
        }
        catch (Win32Exception exception)
        {
            throw new UserErrorException(
                $"'{program}' cannot be started. Install Docker or Podman, or name a file: 'docker-archive:FILE', 'oci-archive:FILE', 'oci:DIRECTORY'.",
                exception
            );
        }
    }

    private static bool IsInstalled(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(directory =>
                File.Exists(Path.Join(directory, name)) || File.Exists(Path.Join(directory, name + ".exe"))
            );
}

/// <summary>The engines that are told apart: their command lines agree but for a few options.</summary>
public enum EngineKind
{
    Docker,
    Podman,
}
