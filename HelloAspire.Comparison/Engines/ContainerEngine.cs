using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using HelloAspire.Comparison.Reading.Archives;

namespace HelloAspire.Comparison.Engines;

/// <summary>A container engine, through its command line.</summary>
public sealed class ContainerEngine(string program)
{
    // The variable that chooses the engine of an Aspire app host, too.
    private const string RuntimeVariable = "ASPIRE_CONTAINER_RUNTIME";

    /// <summary>How long a reader that gave up waits for the engine's own account of what went wrong.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, int> _steps = new();

    public string Program => program;

    /// <summary>The engine that the environment names, else docker, else podman where only that is installed.</summary>
    public static ContainerEngine Default { get; } =
        new(
            Environment.GetEnvironmentVariable(RuntimeVariable) is { Length: > 0 } chosen
                ? chosen
                : Installed() ?? "docker"
        );

    /// <summary>Looks an image up.</summary>
    /// <exception cref="UserErrorException">The engine does not answer, or has no such image.</exception>
    public async Task<LocalImage> Inspect(string reference, CancellationToken cancellationToken)
    {
        var result = await Run(["image", "inspect", "--", reference], cancellationToken);
        return result.IsSuccess
            ? LocalImage.ParseList(result.StandardOutput)[0]
            : throw new UserErrorException(
                result.StandardError.Contains("no such image", StringComparison.OrdinalIgnoreCase)
                || result.StandardError.Contains("not known", StringComparison.OrdinalIgnoreCase)
                    ? $"{program} has no image '{reference}'. Build or pull it first, or name a file: 'docker-archive:FILE', 'oci-archive:FILE', 'oci:DIRECTORY'."
                    : $"{program} cannot look up '{reference}': {result.StandardError.Trim()}"
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
            // An image may vanish in between: the others are still told.
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
    public async Task<T> Save<T>(string id, Func<Stream, T> read, CancellationToken cancellationToken)
    {
        using var socket = await EngineSocket.Find(this, cancellationToken);
        using var answer = socket is null
            ? null
            : await Task.Run(() => socket.Save(id, cancellationToken), cancellationToken);
        return answer is null
            ? await SaveThroughClient(id, read, cancellationToken)
            : await Read(answer, read, cancellationToken);
    }

    private static async Task<T> Read<T>(
        HttpResponseMessage answer,
        Func<Stream, T> read,
        CancellationToken cancellationToken
    )
    {
        await using var archive = answer.Content.ReadAsStream(cancellationToken);
        // Ends a read that waits for the engine, too.
        await using var cancelling = cancellationToken.Register(answer.Dispose);
        try
        {
            return await ReadAhead.Run(archive, read, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private async Task<T> SaveThroughClient<T>(string id, Func<Stream, T> read, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        T? result = default;
        Exception? failure = null;
        var errors = new StringBuilder();
        var reading = PipeTarget.Create(
            async (output, _) =>
            {
                try
                {
                    result = await ReadAhead.Run(output, read, stop.Token);
                }
                catch (Exception exception)
                {
                    failure = exception;
                    stop.CancelAfter(Patience);
                }
            }
        );
        var save = Cli.Wrap(program)
            .WithArguments(["image", "save", id])
            .WithStandardOutputPipe(reading)
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .WithValidation(CommandResultValidation.None);
        try
        {
            var exit = await Execute(() => save.ExecuteAsync(stop.Token).Task);
            if (exit.ExitCode != 0)
            {
                throw new UserErrorException($"{program} cannot save the image {id}: {errors.ToString().Trim()}");
            }
        }
        catch (OperationCanceledException) when (failure is not null && !cancellationToken.IsCancellationRequested) { }
        cancellationToken.ThrowIfCancellationRequested();
        return failure is null ? result! : throw failure;
    }

    internal Task<BufferedCommandResult> Run(IEnumerable<string> arguments, CancellationToken cancellationToken) =>
        Execute(() =>
            Cli.Wrap(program)
                .WithArguments(arguments)
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(cancellationToken)
                .Task
        );

    private async Task<T> Execute<T>(Func<Task<T>> start)
    {
        try
        {
            return await start();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new UserErrorException(
                $"'{program}' cannot be started. Install Docker or Podman, or name a file: 'docker-archive:FILE', 'oci-archive:FILE', 'oci:DIRECTORY'.",
                exception
            );
        }
    }

    private static string? Installed() =>
        IsInstalled("docker") ? "docker"
        : IsInstalled("podman") ? "podman"
        : null;

    private static bool IsInstalled(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(directory =>
                File.Exists(Path.Join(directory, name)) || File.Exists(Path.Join(directory, name + ".exe"))
            );
}
