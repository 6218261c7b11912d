using System.Threading.Channels;

namespace HelloAspire.Dashboard.Components;

/// <summary>Answers many signals with few calls: the first at once, then at most one per interval.</summary>
public sealed class ChangeThrottle : IDisposable
{
    private readonly Channel<bool> signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );
    private readonly CancellationTokenSource disposed = new();

    public ChangeThrottle(TimeSpan interval, Func<Task> onChange)
    {
        _ = RunAsync(interval, onChange);
    }

    public void Signal() => signals.Writer.TryWrite(true);

    public void Dispose()
    {
        disposed.Cancel();
        signals.Writer.TryComplete();
    }

    private async Task RunAsync(TimeSpan interval, Func<Task> onChange)
    {
        try
        {
            while (await signals.Reader.WaitToReadAsync(disposed.Token))
            {
                _ = signals.Reader.TryRead(out _);
                await onChange();
                await Task.Delay(interval, disposed.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The page is gone.
        }
    }
}
