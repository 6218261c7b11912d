using HelloAspire.Comparison.Page.Variants;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>
/// Watches the variants that run already, as long as someone looks; while something is measured it asks the containers
/// nothing, because that would disturb what is measured.
/// </summary>
internal sealed class RunningVariants : IDisposable
{
    private readonly VariantSet _variants;
    private readonly VariantContainers _containers;
    private readonly MeasureSession _measures;
    private readonly LiveUsage _live;
    private readonly DashboardSpans _spans;

    private readonly Lock _lock = new();
    private CancellationTokenSource? _looking;
    private CancellationTokenSource? _asking;
    private int _viewers;

    public RunningVariants(
        VariantSet variants,
        VariantContainers containers,
        MeasureSession measures,
        LiveUsage live,
        DashboardSpans spans
    )
    {
        (_variants, _containers, _measures, _live, _spans) = (variants, containers, measures, live, spans);
        _measures.Changed += Adjust;
    }

    /// <summary>Watches until the result is disposed, and anyone else's too.</summary>
    public IDisposable Watch()
    {
        lock (_lock)
        {
            _viewers++;
        }
        Adjust();
        return new Viewing(this);
    }

    public void Dispose()
    {
        _measures.Changed -= Adjust;
        lock (_lock)
        {
            _viewers = 0;
        }
        Adjust();
    }

    private void Leave()
    {
        lock (_lock)
        {
            _viewers--;
        }
        Adjust();
    }

    private void Adjust()
    {
        lock (_lock)
        {
            var isWatched = _viewers > 0;
            var asks = isWatched && !_measures.IsRunning;
            if (isWatched && (_asking is not null) != asks && _looking is not null)
            {
                _live.Mark(null, asks ? "measured" : "measuring begins");
            }
            Switch(ref _looking, isWatched, token => _ = _containers.Watch(token));
            Switch(ref _asking, asks, Ask);
            if (!asks)
            {
                foreach (var variant in _variants.All)
                {
                    _containers.Note(variant, answers: null);
                }
            }
        }
    }

    private void Ask(CancellationToken cancellationToken)
    {
        foreach (var variant in _variants.All.Where(variant => variant.Url is not null))
        {
            _ = new VariantWatch(variant, _containers, _live, _spans).Run(cancellationToken);
        }
    }

    private static void Switch(ref CancellationTokenSource? running, bool wanted, Action<CancellationToken> start)
    {
        if (wanted && running is null)
        {
            running = new CancellationTokenSource();
            start(running.Token);
        }
        else if (!wanted && running is not null)
        {
            running.Cancel();
            running.Dispose();
            running = null;
        }
    }

    private sealed class Viewing(RunningVariants owner) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                owner.Leave();
            }
        }
    }
}
