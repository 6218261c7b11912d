using System.IO.Pipelines;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>Reads a stream on another thread, a bounded way ahead, so that the writer rarely waits for the reader.</summary>
internal static class ReadAhead
{
    /// <summary>Runs a reader over the stream.</summary>
    public static async Task<T> Run<T>(Stream source, Func<Stream, T> read, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(BlockingPipe.Options);
        // A thread of its own, which blocks: asynchronous reads of a process's output cost more than they save.
        var filling = Task.Factory.StartNew(
            () => Fill(source, pipe.Writer),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
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

    private static void Fill(Stream source, PipeWriter writer)
    {
        Exception? failure = null;
        try
        {
            int read;
            do
            {
                var portion = writer.GetSpan(BlockingPipe.Portion)[..BlockingPipe.Portion];
                read = source.ReadAtLeast(portion, portion.Length, throwOnEndOfStream: false);
                writer.Advance(read);
            } while (!writer.FlushAndWait().IsCompleted && read > 0);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            failure = exception;
        }
        writer.Complete(failure);
    }
}
