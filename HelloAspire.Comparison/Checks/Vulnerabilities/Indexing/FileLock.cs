namespace HelloAspire.Comparison.Checks.Vulnerabilities.Indexing;

/// <summary>Holds a lock that processes of this machine share; it ends with the process, however that ends.</summary>
internal static class FileLock
{
    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows: somebody else holds it.
    private const int WouldBlock = 11;
    private const int MacWouldBlock = 35;
    private const int SharingViolation = unchecked((int)0x80070020);

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for the lock.</summary>
    /// <param name="file">Made where it is missing; it stays.</param>
    /// <returns>Gives the lock back when disposed.</returns>
    public static async Task<IDisposable> Wait(string file, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException exception) when (exception.HResult is WouldBlock or MacWouldBlock or SharingViolation)
            {
                await Task.Delay(BetweenTries, cancellationToken);
            }
        }
    }
}
