namespace HelloAspire.Tests;

/// <summary>The working copy that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new InvalidOperationException($"No HelloAspire.sln above {AppContext.BaseDirectory}.")
        : File.Exists(Path.Combine(folder.FullName, "HelloAspire.sln")) ? folder.FullName
        : Find(folder.Parent);
}
