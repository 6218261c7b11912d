using System.Text;
using CliWrap;

namespace HelloAspire.Comparison.Engines;

/// <summary>Streams an image's archive out of an engine: through its socket where there is one, else through its client.</summary>
internal static class ImageExport
{
    /// <summary>How long a reader that gave up waits for the engine's own account of what went wrong.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <exception cref="UserErrorException">The engine cannot save the image.</exception>
    public static async Task<T> Save<T>(
        ContainerEngine engine,
        string id,
        Func<Stream, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        using var socket = await EngineSocket.Find(engine, cancellationToken);
        using var answer = socket is null
            ? null
            : await Task.Run(() => socket.Save(id, cancellationToken), cancellationToken);
        return answer is null
            ? await FromClient(engine, id, read, cancellationToken)
            : await FromSocket(answer, read, cancellationToken);
    }

    private static async Task<T> FromSocket<T>(
        HttpResponseMessage answer,
        Func<Stream, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        await using var archive = answer.Content.ReadAsStream(cancellationToken);
        // Ends a read that waits for the engine, too.
        await using var cancelling = cancellationToken.Register(answer.Dispose);
        try
        {
            return await read(archive, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    /// <exception cref="UserErrorException">The engine cannot save the image.</exception>
    public static async Task<T> FromClient<T>(
        ContainerEngine engine,
        string id,
        Func<Stream, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
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
                    result = await read(output, stop.Token);
                }
                catch (Exception exception)
                {
                    failure = exception;
                    stop.CancelAfter(Patience);
                }
            }
        );
        var save = Cli.Wrap(engine.Program)
            .WithArguments(["image", "save", id])
            .WithStandardOutputPipe(reading)
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors));
        try
        {
            var exit = await engine.Start(save, command => command.ExecuteAsync(stop.Token));
            if (exit.ExitCode != 0)
            {
                throw new UserErrorException(
                    $"{engine.Program} cannot save the image {id}: {errors.ToString().Trim()}"
                );
            }
        }
        catch (OperationCanceledException) when (failure is not null && !cancellationToken.IsCancellationRequested) { }
        cancellationToken.ThrowIfCancellationRequested();
        return failure is null ? result! : throw failure;
    }
}
