using HelloAspire.Dashboard.Components;

namespace HelloAspire.Tests.Dashboard.Pages;

[Trait("Category", "Model")]
public sealed class ChangeThrottleTests
{
    [Fact]
    public async Task Many_signals_give_one_call_at_once_and_one_at_the_end()
    {
        var calls = 0;
        using var secondCall = new SemaphoreSlim(0);
        using var throttle = new ChangeThrottle(
            TimeSpan.FromMilliseconds(200),
            () =>
            {
                if (Interlocked.Increment(ref calls) == 2)
                    secondCall.Release();

                return Task.CompletedTask;
            }
        );

        for (var i = 0; i < 1000; i++)
            throttle.Signal();

        Assert.True(await secondCall.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        Assert.InRange(calls, 2, 3);
    }
}
