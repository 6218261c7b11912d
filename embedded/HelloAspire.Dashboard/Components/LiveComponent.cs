using Microsoft.AspNetCore.Components;

namespace HelloAspire.Dashboard.Components;

/// <summary>A component that shows what changes elsewhere, at most twice a second.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly List<Action> _unsubscribes = [];
    private ChangeThrottle? _throttle;

    /// <summary>True to leave the page as it is, whatever comes.</summary>
    protected bool IsPaused { get; set; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        _unsubscribes.ForEach(unsubscribe => unsubscribe());
        _throttle?.Dispose();
    }

    /// <summary>Refreshes on an event, as long as the component lives.</summary>
    protected void RefreshOn(Action<Action> subscribe, Action<Action> unsubscribe)
    {
        _throttle ??= new(Interval, () => InvokeAsync(RefreshUnlessPaused));
        subscribe(_throttle.Signal);
        _unsubscribes.Add(() => unsubscribe(_throttle.Signal));
    }

    /// <summary>Reads anew what is shown.</summary>
    protected abstract void Refresh();

    private void RefreshUnlessPaused()
    {
        if (IsPaused)
        {
            return;
        }

        Refresh();
        StateHasChanged();
    }
}
