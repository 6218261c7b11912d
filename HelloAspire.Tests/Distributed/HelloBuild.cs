namespace HelloAspire.Tests.Distributed;

/// <summary>
/// Where the engine has no layers of it yet, the hello service takes a minute to build: whoever builds it does so
/// alone, and all others find it built.
/// </summary>
internal static class HelloBuild
{
    private static readonly SemaphoreSlim s_oneAtATime = new(1);

    public static async Task<T> AloneAsync<T>(Func<Task<T>> build, CancellationToken cancellationToken)
    {
        await s_oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await build();
        }
        finally
        {
            s_oneAtATime.Release();
        }
    }
}
