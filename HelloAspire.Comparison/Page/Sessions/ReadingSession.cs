using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Variants;
using HelloAspire.Comparison.Reading;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>Reads the variants' images once for all who look at the page.</summary>
internal sealed class ReadingSession(
    VariantSet variants,
    ImageReader reader,
    VulnerabilityDatabase database,
    VulnerabilityExceptions exceptions,
    ILogger<ReadingSession> logger
) : ChangeSource
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ImageComparison> _comparisons = [];
    private volatile VariantReading[] _readings = [.. variants.All.Select(variant => new VariantReading(variant))];
    private Task? _reading;

    public IReadOnlyList<VariantReading> Readings => _readings;

    /// <summary>When all images were read last; null until then.</summary>
    public DateTimeOffset? ReadAt { get; private set; }
    public bool IsReading => _reading is { IsCompleted: false };

    /// <summary>Reads the images as they are now; one that did not change comes from the cache.</summary>
    public Task Read()
    {
        lock (_lock)
        {
            return _reading is { IsCompleted: false } ? _reading : _reading = Task.Run(ReadAll);
        }
    }

    /// <summary>Reads the images unless that was done already.</summary>
    public Task ReadOnce()
    {
        lock (_lock)
        {
            return _reading ?? Read();
        }
    }

    /// <summary>Reads again once an image that was missing is there.</summary>
    public async Task ReadOnceThere()
    {
        foreach (var reading in _readings.Where(reading => reading.IsMissing))
        {
            var variant = await reading.Variant.WithCurrentImage(CancellationToken.None);
            if (await ImageReader.Finds(variant.Image, CancellationToken.None))
            {
                await Read();
                return;
            }
        }
    }

    /// <summary>The comparison of a variant with the baseline; null until both are read.</summary>
    public ImageComparison? Compare(ImageVariant other)
    {
        lock (_lock)
        {
            var left = _readings.FirstOrDefault()?.Analysis;
            var right = _readings.FirstOrDefault(reading => reading.Variant == other)?.Analysis;
            if (left is null || right is null)
            {
                return null;
            }
            if (!_comparisons.TryGetValue(other.Name, out var known) || known.Left != left || known.Right != right)
            {
                _comparisons[other.Name] = known = ImageComparison.Of(left, right);
            }
            return known;
        }
    }

    private async Task ReadAll()
    {
        for (var index = 0; index < _readings.Length; index++)
        {
            await Read(index);
        }
        ReadAt = DateTimeOffset.UtcNow;
        Notify();
    }

    private async Task Read(int index)
    {
        var variant = _readings[index].Variant;
        Update(
            index,
            reading =>
                reading with
                {
                    Error = null,
                    IsMissing = false,
                    Progress = new ReadProgress(variant.Image.Text, 0, null),
                }
        );
        Notify();
        try
        {
            var progress = new Progress(told =>
            {
                Update(index, reading => reading with { Progress = told });
                NotifyThrottled();
            });
            variant = await variant.WithCurrentImage(CancellationToken.None);
            var analysis = await database.Check(
                ImageAnalysis.Of(
                    await reader.Read(variant.Image, variant.ReadOptions, progress, CancellationToken.None)
                ),
                (ecosystem, done, total) => progress.Report(new ReadProgress($"index of {ecosystem}", done, total))
            );
            Update(index, reading => reading with { Analysis = exceptions.Apply(analysis), Progress = null });
        }
        catch (UserErrorException exception)
        {
            var isMissing = !await ImageReader.Finds(variant.Image, CancellationToken.None);
            Update(
                index,
                reading => reading with { Error = exception.Message, IsMissing = isMissing, Progress = null }
            );
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Reading {Image} failed", variant.Image.Text);
            Update(index, reading => reading with { Error = exception.Message, Progress = null });
        }
        Notify();
    }

    private void Update(int index, Func<VariantReading, VariantReading> change)
    {
        var readings = _readings.ToArray();
        readings[index] = change(readings[index]);
        _readings = readings;
    }

    // Reported synchronously: the framework's Progress posts to the thread pool, where reports may overtake each other.
    private sealed class Progress(Action<ReadProgress> onReport) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value) => onReport(value);
    }
}

/// <summary>How far the reading of a variant's image is.</summary>
internal sealed record VariantReading(ImageVariant Variant)
{
    /// <summary>What was found out; null until the image was read once.</summary>
    public ImageAnalysis? Analysis { get; init; }

    /// <summary>Bytes so far; null while nothing is read.</summary>
    public ReadProgress? Progress { get; init; }

    /// <summary>Whether the image is not there yet: it is read as soon as it is.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Why the image could not be read; null where it could.</summary>
    public string? Error { get; init; }
}
