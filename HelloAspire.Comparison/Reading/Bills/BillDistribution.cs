using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reading.Bills;

/// <summary>The distribution of an image, as bills name it.</summary>
internal static class BillDistribution
{
    // trivy's names of distributions, by those of os-release(5).
    private static readonly Dictionary<string, string> Ids = new()
    {
        ["redhat"] = "rhel",
        ["alma"] = "almalinux",
        ["azure"] = "azurelinux",
        ["cbl-mariner"] = "mariner",
        ["opensuse.leap"] = "opensuse-leap",
        ["opensuse.tumbleweed"] = "opensuse-tumbleweed",
        ["suse linux enterprise server"] = "sles",
    };

    /// <summary>A distribution by the name and the release, or the codename, that a bill gives; the codename may stand for both.</summary>
    public static LinuxDistribution Of(string name, string release)
    {
        var id = name.ToLowerInvariant();
        if (release.Length > 0 && char.IsAsciiDigit(release[0]))
        {
            return new LinuxDistribution(Ids.GetValueOrDefault(id, id), release);
        }
        var codename = release.Length > 0 ? release.ToLowerInvariant() : id;
        return DistributionCodenames.Of(codename) is { } known && (release.Length == 0 || known.Id == id)
            ? new LinuxDistribution(known.Id, known.VersionId) { Codename = codename }
            : new LinuxDistribution(Ids.GetValueOrDefault(id, id), "") { Codename = release.ToLowerInvariant() };
    }

    /// <summary>
    /// The distribution that most of the URLs of its packages name by the qualifier <c>distro</c>, as <c>debian-12</c>,
    /// <c>debian-bookworm</c> or <c>bookworm</c>; null where none does.
    /// </summary>
    public static LinuxDistribution? Of(IEnumerable<BillEntry> entries) =>
        entries
            .Select(entry => entry.Url)
            .OfType<PackageUrl>()
            .Where(url => PackageTypes.AreOfDistribution(url.Type) && url["distro"].Length > 0)
            .CountBy(url => (url.Namespace, Text: url["distro"]))
            .OrderByDescending(named => named.Value)
            .Select(named => OfQualifier(named.Key.Namespace, named.Key.Text))
            .FirstOrDefault();

    private static LinuxDistribution OfQualifier(string space, string text)
    {
        var dash = text.LastIndexOf('-');
        return dash > 0
            && dash < text.Length - 1
            && (char.IsAsciiDigit(text[dash + 1]) || text[..dash].Equals(space, StringComparison.OrdinalIgnoreCase))
                ? Of(text[..dash], text[(dash + 1)..])
            : space.Length > 0 && space != text ? Of(space, text)
            : Of(text, "");
    }
}
