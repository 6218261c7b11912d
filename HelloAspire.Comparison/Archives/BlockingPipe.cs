using System.IO.Pipelines;

namespace HelloAspire.Comparison.Archives;

/// <summary>Pipes between threads that may block.</summary>
internal static class BlockingPipe
{
    /// <summary>Passes on what was written, and waits while the reader is too far behind.</summary>
    public static FlushResult FlushAndWait(this PipeWriter writer)
    {
        var flush = writer.FlushAsync();
        return flush.IsCompletedSuccessfully ? flush.Result : flush.AsTask().GetAwaiter().GetResult();
    }
}
