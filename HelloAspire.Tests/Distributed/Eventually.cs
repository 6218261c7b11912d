namespace HelloAspire.Tests.Distributed;

/// <summary>Waits for what another process does in its own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks again and again until it is so; fails after a minute, which a busy machine may need.</summary>
    public static Task IsTrueAsync(Func<Task<bool>> condition, string what) => IsTrueAsync(condition, () => what);

    /// <summary>The same, without waiting for the question itself.</summary>
    public static Task IsTrueAsync(Func<bool> condition, string what) =>
        IsTrueAsync(() => Task.FromResult(condition()), () => what);

    /// <summary>The same, with what there is to say only once it has failed.</summary>
    public static async Task IsTrueAsync(Func<Task<bool>> condition, Func<string> what, TimeSpan? limit = null)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(limit ?? DefaultLimit);
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (!await condition())
            {
                await timer.WaitForNextTickAsync(source.Token);
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"It did not come about that {what()}.");
        }
    }
}
