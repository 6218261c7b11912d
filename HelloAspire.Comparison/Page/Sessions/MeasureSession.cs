using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Variants;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>Runs measures, one lot at a time, for all who look at the page.</summary>
internal sealed class MeasureSession(
    VariantSet variants,
    MeasureOptions options,
    LiveUsage live,
    ILogger<MeasureSession> logger
) : ChangeSource, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _cancel;
    private Task _running = Task.CompletedTask;

    /// <summary>All that was measured so far.</summary>
    public Measurements Measured { get; private set; } = new();

    /// <summary>How far the run is; null where none is under way.</summary>
    public MeasureProgress? Progress { get; private set; }

    /// <summary>Why the last run ended early; null where it did not.</summary>
    public string? Error { get; private set; }
    public bool IsRunning { get; private set; }

    /// <summary>Whether the run ends because someone cancelled it.</summary>
    public bool IsCancelling { get; private set; }

    /// <summary>When the last run was cancelled; null where it ended otherwise.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why a measure cannot run on these variants; null where it can.</summary>
    public string? Obstacle(IMeasure measure) =>
        MeasureRun.Obstacle(variants.All) ?? measure.Obstacle(Run(variants.All));

    /// <summary>Starts the measures.</summary>
    /// <returns>A task that ends with them, or null if others are running.</returns>
    public Task? Start(IReadOnlyList<IMeasure> measures)
    {
        lock (_lock)
        {
            if (IsRunning)
            {
                return null;
            }
            _cancel?.Dispose();
            _cancel = new CancellationTokenSource();
            (IsRunning, IsCancelling, Error, Progress, CancelledAt) = (true, false, null, null, null);
            _running = Task.Run(() => Measure(measures, _cancel.Token));
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

    private async Task Measure(IReadOnlyList<IMeasure> measures, CancellationToken cancellationToken)
    {
        try
        {
            var current = await Task.WhenAll(
                variants.All.Select(variant => variant.WithCurrentImage(cancellationToken))
            );
            await MeasureRunner.Run(
                Run(current),
                measures,
                Measured,
                new ProgressNote(this),
                measured =>
                {
                    Measured = measured;
                    Notify();
                },
                cancellationToken
            );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            (Error, CancelledAt) = ("Cancelled. Earlier results are kept.", DateTimeOffset.UtcNow);
        }
        catch (UserErrorException exception)
        {
            Error = exception.Message;
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Measuring failed");
            Error = exception.Message;
        }
        (IsRunning, IsCancelling, Progress) = (false, false, null);
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
