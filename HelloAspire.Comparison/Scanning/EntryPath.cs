using HelloAspire.Comparison.Archives;

namespace HelloAspire.Comparison.Scanning;

/// <summary>Makes the names of an archive absolute, and refuses those that lead out of the image.</summary>
internal static class EntryPath
{
    // PATH_MAX of Linux.
    private const int Longest = 4096;

    /// <summary>Normalises <c>./usr//bin/</c> to <c>/usr/bin</c>.</summary>
    /// <exception cref="DamagedArchiveException">The name leads out of the image, or is no name.</exception>
    public static string Normalise(string name)
    {
        if (name.Length > Longest || name.Contains('\0'))
        {
            throw new DamagedArchiveException($"it names a path of {name.Length} characters, which no system takes");
        }
        var segments = name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".").ToList();
        return segments.Contains("..")
            ? throw new DamagedArchiveException($"the entry '{name}' leads out of the image")
            : "/" + string.Join('/', segments);
    }
}
