using System.IO.Pipelines;
using HelloAspire.Comparison.Reading.Archives;

namespace HelloAspire.Tests.Comparison.Reading.Archives;

/// <summary>When the reading of an archive ends, whose writer closes its end later.</summary>
public sealed class ReadAheadSpecs
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private readonly Pipe _archive = new();

    [Fact]
    public async Task An_archive_of_an_engine_ends_with_its_end_mark()
    {
        var read = await Read(awaitsEnd: false);

        Assert.Null(await read.WaitAsync(Limit, Cancellation));
        await _archive.Writer.CompleteAsync();
    }

    [Fact]
    public async Task What_somebody_writes_after_the_end_mark_is_awaited()
    {
        var read = await Read(awaitsEnd: true);

        Assert.False(read.IsCompleted);
        await _archive.Writer.CompleteAsync();
        Assert.Null(await read.WaitAsync(Limit, Cancellation));
    }

    // Gives the reading that has met the end mark.
    private async Task<Task<TarEntry?>> Read(bool awaitsEnd)
    {
        var met = new TaskCompletionSource();
        await _archive.Writer.WriteAsync(new byte[2 * TarHeader.Size], Cancellation);
        var read = ReadAhead.Run(
            _archive.Reader.AsStream(),
            stream =>
            {
                var member = new TarReader(stream).Next();
                met.SetResult();
                return member;
            },
            awaitsEnd,
            Cancellation
        );
        await met.Task.WaitAsync(Limit, Cancellation);
        return read;
    }
}
