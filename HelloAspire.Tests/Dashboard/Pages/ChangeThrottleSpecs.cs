using HelloAspire.Dashboard.Components;

namespace HelloAspire.Tests.Dashboard.Pages;

[Trait("Category", "Model")]
public sealed class ChangeThrottleSpecs
{
    [Fact]
    public async Task Signals_during_a_call_give_one_further_call()
    {
        using var called = new SemaphoreSlim(0);
        using var mayGoOn = new SemaphoreSlim(0);
        using var throttle = new ChangeThrottle(
            TimeSpan.FromMilliseconds(50),
            () =>
            {
                called.Release();
                return mayGoOn.WaitAsync(TestContext.Current.CancellationToken);
            }
        );

        throttle.Signal();
        Assert.True(await IsCalledAsync(called, TimeSpan.FromSeconds(10)));

        for (var i = 0; i < 1000; i++)
        {
            throttle.Signal();
        }

        mayGoOn.Release(2);
        Assert.True(await IsCalledAsync(called, TimeSpan.FromSeconds(10)));
        Assert.False(await IsCalledAsync(called, TimeSpan.FromMilliseconds(300)));
    }

    private static Task<bool> IsCalledAsync(SemaphoreSlim called, TimeSpan limit) =>
        called.WaitAsync(limit, TestContext.Current.CancellationToken);
}
