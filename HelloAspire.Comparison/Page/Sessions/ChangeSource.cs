namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>State that components show: it notifies them of changes, throttled where many come in a row.</summary>
public abstract class ChangeSource
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private long _last;

    public event Action? Changed;

    /// <summary>Notifies of a change that must be shown.</summary>
    protected void Notify()
    {
        Interlocked.Exchange(ref _last, Environment.TickCount64);
        Changed?.Invoke();
    }

    /// <summary>Notifies of a change that another one will follow soon, unless one was just shown.</summary>
    protected void NotifyThrottled()
    {
        if (Environment.TickCount64 - Interlocked.Read(ref _last) >= Pause.TotalMilliseconds)
        {
            Notify();
        }
    }
}
