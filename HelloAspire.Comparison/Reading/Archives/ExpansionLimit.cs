using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Archives;

/// <summary>
/// Stops what grows out of proportion: gzip, zstd and sparse files can turn a few kilobytes into terabytes.
/// Real layers shrink to a half or a third, rarely to a twentieth. One limit counts for all layers of an image.
/// </summary>
internal sealed class ExpansionLimit
{
    private const long AlwaysAllowed = 1L << 30;
    private const int MostTimes = 200;

    private long _stored;
    private long _expanded;

    public void AddStored(int bytes) => _stored += bytes;

    public void AddExpanded(int bytes)
    {
        _expanded += bytes;
        if (_expanded > AlwaysAllowed && _expanded / MostTimes > _stored)
        {
            throw new DamagedImageException(
                $"it grows to over {MostTimes} times its stored size (past {_expanded} bytes), as a decompression bomb does"
            )
            {
                IsExhaustion = true,
            };
        }
    }
}
