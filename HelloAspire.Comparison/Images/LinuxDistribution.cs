namespace HelloAspire.Comparison.Images;

/// <summary>The distribution that an image's files come from, as its <c>os-release</c> states it (os-release(5)).</summary>
/// <param name="Id">As <c>debian</c>; lower case.</param>
/// <param name="VersionId">As <c>12</c>; empty for distributions without releases.</param>
public sealed record LinuxDistribution(string Id, string VersionId)
{
    // In the order in which programs look for it.
    private static readonly string[] Places = ["/etc/os-release", "/usr/lib/os-release"];

    /// <summary>As <c>Debian GNU/Linux 12 (bookworm)</c>.</summary>
    public string PrettyName { get; init; } = "";

    /// <summary>As <c>Debian GNU/Linux</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>As <c>bookworm</c>; empty where there is none.</summary>
    public string Codename { get; init; } = "";

    /// <summary>The image's distribution; null where no file of the image states one.</summary>
    internal static LinuxDistribution? Of(Image image)
    {
        var fields = Places.Select(place => Fields(image.ReadLines(place))).FirstOrDefault(found => found.Count > 0);
        return fields?.GetValueOrDefault("ID") is { Length: > 0 } id
            ? new LinuxDistribution(id.ToLowerInvariant(), fields.GetValueOrDefault("VERSION_ID", ""))
            {
                PrettyName = fields.GetValueOrDefault("PRETTY_NAME", ""),
                Name = fields.GetValueOrDefault("NAME", ""),
                Codename = fields.GetValueOrDefault("VERSION_CODENAME", ""),
            }
            : null;
    }

    private static Dictionary<string, string> Fields(IEnumerable<string> lines)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var equals = line.IndexOf('=');
            if (equals > 0 && line[0] != '#')
            {
                // The last of several counts, as in the shell that may source the file.
                fields[line[..equals].Trim()] = line[(equals + 1)..].Trim().Trim('"', '\'');
            }
        }
        return fields;
    }
}
