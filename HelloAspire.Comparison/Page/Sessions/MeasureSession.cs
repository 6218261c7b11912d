using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>Runs measures, of one pair at a time, for all who look at the page.</summary>
internal sealed class MeasureSession(MeasureOptions options, LiveUsage live, ILogger<MeasureSession> logger)
    : ChangeSource,
        IAsyncDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _cancel;
    private Task _running = Task.CompletedTask;

    /// <summary>Whose measures run; null where none do.</summary>
    public PairMeasures? Subject { get; private set; }

    /// <summary>How far the run is; null where none is under way.</summary>
    public MeasureProgress? Progress { get; private set; }
    public bool IsRunning => Subject is not null;

    /// <summary>Whether the run ends because someone cancelled it.</summary>
    public bool IsCancelling { get; private set; }

    /// <summary>Why these measures cannot run on a pair; null where they can.</summary>
    public string? Obstacle(ComparedPair pair, params IEnumerable<IMeasure> measures) =>
        MeasureRun.Obstacle([pair.Left, pair.Right])
        ?? MeasureRun.Obstacle(pair.Measures.Variants)
        ?? measures
            .Select(measure => measure.Obstacle(Run(pair.Measures.Variants)))
            .FirstOrDefault(why => why is not null);

    /// <summary>Starts the measures.</summary>
    /// <returns>A task that ends with them, or null if others are running.</returns>
    public Task? Start(ComparedPair pair, IReadOnlyList<IMeasure> measures)
    {
        lock (_lock)
        {
            if (IsRunning)
            {
                return null;
            }
            _cancel?.Dispose();
            _cancel = new CancellationTokenSource();
            (Subject, IsCancelling, Progress) = (pair.Measures, false, null);
            (pair.Measures.IsRunning, pair.Measures.Error, pair.Measures.CancelledAt) = (true, null, null);
            _running = Task.Run(() => Measure(pair, measures, _cancel.Token));
        }
        Notify();
        return _running;
    }

    /// <summary>Ends the run; what it started is removed.</summary>
    public void Cancel()
    {
        lock (_lock)
        {
            if (!IsRunning || IsCancelling)
            {
                return;
            }
            IsCancelling = true;
        }
        Notify();
        _cancel?.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        Cancel();
        await _running;
        _cancel?.Dispose();
    }

    private MeasureRun Run(IReadOnlyList<ImageVariant> all) =>
        MeasureRun.Of(all, options) with
        {
            OnSample = live.AddMeasured,
        };

    private async Task Measure(ComparedPair pair, IReadOnlyList<IMeasure> measures, CancellationToken cancellationToken)
    {
        var subject = pair.Measures;
        try
        {
            // What runs may have been rebuilt since; of what someone chose, the very image that was compared is measured.
            var current = await Task.WhenAll(
                subject.Variants.Select(variant =>
                    pair.IsConfigured
                        ? variant.WithCurrentImage(cancellationToken)
                        : pair.Reading.AsRead(variant, cancellationToken)
                )
            );
            await MeasureRunner.Run(
                Run(current),
                measures,
                subject.Measured,
                new ProgressNote(this),
                measured =>
                {
                    subject.Measured = measured;
                    Notify();
                },
                cancellationToken
            );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            (subject.Error, subject.CancelledAt) = ("Cancelled. Earlier results are kept.", DateTimeOffset.UtcNow);
        }
        catch (UserErrorException exception)
        {
            subject.Error = exception.Message;
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Measuring failed");
            subject.Error = exception.Message;
        }
        subject.IsRunning = false;
        (Subject, IsCancelling, Progress) = (null, false, null);
        Notify();
    }

    private sealed class ProgressNote(MeasureSession session) : IProgress<MeasureProgress>
    {
        public void Report(MeasureProgress value)
        {
            session.Progress = value;
            session.NotifyThrottled();
        }
    }
}
