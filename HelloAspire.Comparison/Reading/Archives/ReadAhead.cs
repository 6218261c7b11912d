using System.IO.Pipelines;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>Reads a stream on another thread, a bounded way ahead, so that the writer rarely waits for the reader.</summary>
internal static class ReadAhead
{
    /// <summary>Runs a reader over the stream.</summary>
    /// <param name="awaitsEnd">
    /// Whether to wait for what may follow once the reader is done, so that whoever writes it can. An engine writes nothing
    /// more, and closes its end only when it has tidied up: a read that still waits for that ends as the caller closes the stream.
    /// </param>
    public static async Task<T> Run<T>(
        Stream source,
        Func<Stream, T> read,
        bool awaitsEnd,
        CancellationToken cancellationToken
    )
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
            if (awaitsEnd)
            {
                await filling;
            }
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
                var filled = 0;
                do
                {
                    read = source.Read(portion[filled..]);
                    filled += read;
                } while (read > 0 && filled < portion.Length && !MayEndArchive(portion[..filled]));
                writer.Advance(filled);
            } while (!writer.FlushAndWait().IsCompleted && read > 0);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            failure = exception;
        }
        writer.Complete(failure);
    }

    // Two blocks of zeros end an archive. They are passed on at once: nothing may follow for a while.
    private static bool MayEndArchive(ReadOnlySpan<byte> portion) =>
        portion.Length >= 2 * TarHeader.Size && !portion[^(2 * TarHeader.Size)..].ContainsAnyExcept((byte)0);
}
