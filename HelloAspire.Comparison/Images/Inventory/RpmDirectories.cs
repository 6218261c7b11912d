namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>Where distributions keep rpm's database: of old, SUSE and Fedora, images of ostree.</summary>
internal static class RpmDirectories
{
    private static readonly string[] All = ["/var/lib/rpm", "/usr/lib/sysimage/rpm", "/usr/share/rpm"];

    public static IReadOnlyList<string> With(string fileName) =>
        [.. All.Select(directory => $"{directory}/{fileName}")];
}
