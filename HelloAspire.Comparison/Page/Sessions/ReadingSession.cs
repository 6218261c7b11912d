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
/// <param name="awaitsImages">Whether an image that is missing may still come, as from an app host that builds it.</param>
internal sealed class ReadingSession(
    VariantSet variants,
    ImageReader reader,
    VulnerabilityDatabase database,
    VulnerabilityExceptions exceptions,
    ConfiguredScanners scanners,
    ILogger<ReadingSession> logger,
    bool awaitsImages = true
) : ChangeSource, IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Left, string Right), ImageComparison> _comparisons = [];
    private volatile VariantReading[] _readings = [.. variants.All.Select(variant => new VariantReading(variant))];
    private Task? _reading;
    private CancellationTokenSource _cancel = new();
    private bool _isExact;

    public IReadOnlyList<VariantReading> Readings => _readings;
    public bool IsReading { get; private set; }

    /// <summary>Reads the images as they are now; one that did not change comes from the cache.</summary>
    public Task Read()
    {
        lock (_lock)
        {
            return _reading is { IsCompleted: false } ? _reading : _reading = Task.Run(ReadAll);
        }
    }

    /// <summary>Reads the images again where the compressed size of a layer is an estimate, and compresses all of it.</summary>
    public Task ReadExactly()
    {
        _isExact = true;
        return Read();
    }

    /// <summary>Ends the reading; what was read before stays.</summary>
    public void Cancel() => _cancel.Cancel();

    public void Dispose()
    {
        Cancel();
        _cancel.Dispose();
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
    public ImageComparison? Compare(ImageVariant other) =>
        variants.Baseline is { } baseline ? Compare(baseline, other) : null;

    /// <summary>The comparison of two variants; null until both are read.</summary>
    public ImageComparison? Compare(ImageVariant baseline, ImageVariant other)
    {
        lock (_lock)
        {
            var left = Analysis(baseline);
            var right = Analysis(other);
            if (left is null || right is null)
            {
                return null;
            }
            var key = (baseline.Name, other.Name);
            if (!_comparisons.TryGetValue(key, out var known) || known.Left != left || known.Right != right)
            {
                _comparisons[key] = known = ImageComparison.Of(left, right);
            }
            return known;
        }
    }

    /// <summary>A variant by the ID of the image that was read, which no tag moves.</summary>
    /// <exception cref="UserErrorException">It is not read, or its engine does not have it any more.</exception>
    public async Task<ImageVariant> AsRead(ImageVariant variant, CancellationToken cancellationToken)
    {
        if (Analysis(variant) is not { } analysis)
        {
            throw new UserErrorException($"'{variant.Name}' has not been read yet. Wait until it has, then measure.");
        }
        var image = variant.Image.WithName(analysis.Image.Id);
        return await ImageReader.Finds(image, cancellationToken)
            ? variant with
            {
                Image = image,
            }
            : throw new UserErrorException(
                $"The image that was compared as '{variant.Name}' no longer exists ({analysis.Image.Id}). Choose 'Compare again' to read the current one, then measure."
            );
    }

    private ImageAnalysis? Analysis(ImageVariant variant) =>
        _readings.FirstOrDefault(reading => reading.Variant == variant)?.Analysis;

    private async Task ReadAll()
    {
        (IsReading, _cancel) = (true, new CancellationTokenSource());
        for (var index = 0; index < _readings.Length; index++)
        {
            await Read(index);
        }
        IsReading = false;
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
                    MayBeBuilt = false,
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
            var others = scanners.Of(variant.Name);
            variant = await variant.WithCurrentImage(CancellationToken.None);
            var analysis = await database.Check(
                ImageAnalysis.Of(
                    await reader.Read(
                        variant.Image,
                        variant.ReadOptions with
                        {
                            ExactCompressedSize = _isExact,
                        },
                        progress,
                        _cancel.Token
                    )
                ),
                (ecosystem, done, total) => progress.Report(new ReadProgress($"index of {ecosystem}", done, total))
            );
            analysis = exceptions.Apply(analysis) with { OtherScanners = others };
            Update(
                index,
                reading => reading with { Analysis = analysis, ReadAt = DateTimeOffset.UtcNow, Progress = null }
            );
        }
        catch (OperationCanceledException) when (_cancel.IsCancellationRequested)
        {
            _isExact = false;
            Update(
                index,
                reading =>
                    reading with
                    {
                        Error = reading.Analysis is null
                            ? "Cancelled. Choose 'Compare again' to read the image."
                            : null,
                        Progress = null,
                    }
            );
        }
        catch (UserErrorException exception)
        {
            var isMissing = awaitsImages && !await ImageReader.Finds(variant.Image, CancellationToken.None);
            Update(
                index,
                reading =>
                    reading with
                    {
                        Error = exception.Message,
                        IsMissing = isMissing,
                        MayBeBuilt = isMissing && exception is MissingImageException,
                        Progress = null,
                    }
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

    /// <summary>When that was; null before.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Whether the image is not there yet, or the engine does not answer: it is read as soon as it is there.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Whether the engine answers, and has no such image yet.</summary>
    public bool MayBeBuilt { get; init; }

    /// <summary>Why the image could not be read; null where it could.</summary>
    public string? Error { get; init; }
}
