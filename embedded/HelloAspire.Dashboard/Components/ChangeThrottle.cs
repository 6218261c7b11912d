using System.Threading.Channels;

namespace HelloAspire.Dashboard.Components;

/// <summary>Answers many signals with few calls: the first at once, then at most one per interval.</summary>
public sealed class ChangeThrottle : IDisposable
{
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly CancellationTokenSource _disposed = new();

    public ChangeThrottle(TimeSpan interval, Func<Task> onChange)
    {
        _ = RunAsync(interval, onChange);
    }

    public void Signal() => _signals.Writer.TryWrite(true);

    public void Dispose()
    {
        _disposed.Cancel();
        _signals.Writer.TryComplete();
    }

    private async Task RunAsync(TimeSpan interval, Func<Task> onChange)
    {
        try
        {
            while (await _signals.Reader.WaitToReadAsync(_disposed.Token))
            {
                _ = _signals.Reader.TryRead(out _);
                await onChange();
                await Task.Delay(interval, _disposed.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
    }
}
