namespace HelloAspire.Comparison.Archives;

/// <summary>
/// Stops what grows out of proportion: gzip, zstd and sparse files can turn a few kilobytes into terabytes.
/// Real layers shrink to a half or a third, rarely to a twentieth.
/// </summary>
internal sealed class ExpansionLimit(Func<long> storedBytes)
{
    private const long AlwaysAllowed = 1L << 30;
    private const int MostTimes = 200;

    private long _expanded;

    public void Add(int bytes)
    {
        _expanded += bytes;
        if (_expanded > AlwaysAllowed && _expanded / MostTimes > storedBytes())
        {
            throw new DamagedArchiveException(
                $"it grows to over {MostTimes} times its stored size (past {_expanded} bytes), as a decompression bomb does"
            );
        }
    }
}
