namespace HelloAspire.Comparison.Reading.Caching;

/// <summary>Where this program keeps what can be had again (<c>XDG_CACHE_HOME</c>, by the XDG base directory specification).</summary>
internal static class UserCache
{
    public static string Folder { get; } = Path.Join(Root(), "hello-compare");

    private static string Root() =>
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given ? given
        : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
        : Path.Join(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
}
