using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Makes the names of an archive absolute, and refuses those that lead out of the image.</summary>
internal static class EntryPath
{
    // PATH_MAX of Linux.
    private const int Longest = 4096;

    /// <summary>The name as it is.</summary>
    /// <exception cref="DamagedImageException">It is no name.</exception>
    public static string Bounded(string name) =>
        name.Length <= Longest && !name.Contains('\0')
            ? name
            : throw new DamagedImageException($"it names a path of {name.Length} characters, which no system takes");

    /// <summary>Normalises <c>./usr//lib/../bin/</c> to <c>/usr/bin</c>, as engines do before they follow any link.</summary>
    /// <exception cref="DamagedImageException">The name leads out of the image, or is no name.</exception>
    public static string Normalise(string name)
    {
        var segments = new List<string>();
        foreach (var segment in Bounded(name).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            // Above the root is the root; a relative name would leave the image.
            else if (segment == ".." && !name.StartsWith('/'))
            {
                throw new DamagedImageException($"the entry '{name}' leads out of the image");
            }
            else if (segment is not ("." or ".."))
            {
                segments.Add(segment);
            }
        }
        return "/" + string.Join('/', segments);
    }
}
