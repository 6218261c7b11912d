namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>State that components show: it tells them of each change, but of a flood of changes only some.</summary>
public abstract class ChangeSource
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private long _last;

    public event Action? Changed;

    /// <summary>Tells a change that must be seen.</summary>
    protected void Tell()
    {
        Interlocked.Exchange(ref _last, Environment.TickCount64);
        Changed?.Invoke();
    }

    /// <summary>Tells a change of which another one will follow soon.</summary>
    protected void TellSometimes()
    {
        if (Environment.TickCount64 - Interlocked.Read(ref _last) >= Pause.TotalMilliseconds)
        {
            Tell();
        }
    }
}
