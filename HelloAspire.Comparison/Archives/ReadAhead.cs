using System.IO.Pipelines;

namespace HelloAspire.Comparison.Archives;

/// <summary>Reads a stream on another thread, a bounded way ahead, so that the writer rarely waits for the reader.</summary>
internal static class ReadAhead
{
    private static readonly PipeOptions Options = new(
        pauseWriterThreshold: 16 << 20,
        resumeWriterThreshold: 8 << 20,
        minimumSegmentSize: 1 << 18,
        useSynchronizationContext: false
    );

    /// <summary>Runs a reader over the stream.</summary>
    public static async Task<T> Run<T>(Stream source, Func<Stream, T> read, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(Options);
        var filling = Fill(source, pipe.Writer, cancellationToken);
        try
        {
            return await Task.Run(
                () => read(new BufferedStream(pipe.Reader.AsStream(leaveOpen: true), 1 << 16)),
                cancellationToken
            );
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await filling;
        }
    }

    private static async Task Fill(Stream source, PipeWriter writer, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        try
        {
            await source.CopyToAsync(writer, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            failure = exception;
        }
        await writer.CompleteAsync(failure);
    }
}
