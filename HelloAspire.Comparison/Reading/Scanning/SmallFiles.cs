namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>The files whose whole content checks read.</summary>
internal static class SmallFiles
{
    /// <summary>Bytes; longer files are cut to it.</summary>
    public const int Largest = 1 << 20;

    public static bool AreRead(string path) =>
        path is "/etc/os-release" or "/usr/lib/os-release" or "/etc/passwd" or "/etc/shadow" or "/etc/group";
}
