namespace HelloAspire.Tests.Distributed;

/// <summary>
/// Where the engine has no layers of it yet, the hello service takes a minute to build: whoever builds it does so
/// alone, and all others find it built.
/// </summary>
internal static class HelloBuild
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<T> AloneAsync<T>(Func<Task<T>> build, CancellationToken cancellationToken)
    {
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await build();
        }
        finally
        {
            OneAtATime.Release();
        }
    }
}
