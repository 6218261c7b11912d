using System.IO.Pipelines;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>Pipes between threads that may block. They hand over large portions, as each time one of them waits costs more.</summary>
internal static class BlockingPipe
{
    /// <summary>Bytes that are handed over at once.</summary>
    public const int Portion = 1 << 20;

    /// <summary>Bounds how far the writer may be ahead.</summary>
    public static readonly PipeOptions Options = new(
        pauseWriterThreshold: 8 * Portion,
        resumeWriterThreshold: 4 * Portion,
        minimumSegmentSize: Portion,
        useSynchronizationContext: false
    );

    /// <summary>Passes on what was written, and waits while the reader is too far behind.</summary>
    public static FlushResult FlushAndWait(this PipeWriter writer)
    {
        var flush = writer.FlushAsync();
        return flush.IsCompletedSuccessfully ? flush.Result : flush.AsTask().GetAwaiter().GetResult();
    }
}
