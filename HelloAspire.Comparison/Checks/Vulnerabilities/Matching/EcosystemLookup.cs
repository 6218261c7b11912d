using HelloAspire.Comparison.Checks.Vulnerabilities.Ecosystems;
using HelloAspire.Comparison.Checks.Vulnerabilities.Indexing;
using HelloAspire.Comparison.Checks.Vulnerabilities.Records;
using HelloAspire.Comparison.Checks.Vulnerabilities.Versions;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Matching;

/// <summary>Looks packages of one ecosystem up in its index.</summary>
internal sealed class EcosystemLookup(Ecosystem ecosystem, AdvisoryIndex index)
{
    private readonly IVersionOrder? _order = VersionOrders.For(ecosystem.Name);

    // Several binary packages are of one source.
    private readonly Dictionary<(string Name, string Version), List<PackageMatch>> _found = [];

    /// <summary>The vulnerabilities of the packages.</summary>
    /// <param name="packages">All of one type.</param>
    public IEnumerable<Vulnerability> Find(IReadOnlyCollection<Package> packages, Image image) =>
        packages
            .SelectMany(Matches)
            .GroupBy(match => match.Package.Source?.Name ?? match.Package.Name)
            .SelectMany(told => VulnerabilityMerge.Of(told.Key, [.. told], _order, image));

    /// <summary>Packages of whose versions nothing can be said but whether a record lists them.</summary>
    public IEnumerable<UncheckedPackages> Incomparable(IReadOnlyCollection<Package> packages)
    {
        var odd = packages.Where(package => _order?.IsValid(PackageEcosystem.VersionOf(package)) != true).ToList();
        return odd is []
            ? []
            :
            [
                new UncheckedPackages(
                    odd[0].Type,
                    odd.Count,
                    $"their versions do not compare as those of {ecosystem.Name}, as '{odd[0].Version}' of {odd[0].Name}"
                ),
            ];
    }

    private IEnumerable<PackageMatch> Matches(Package package) =>
        Names(package).SelectMany(known => Matches(package, known));

    private IEnumerable<PackageMatch> Matches(Package package, (string Name, string Version) known)
    {
        if (!_found.TryGetValue(known, out var matches))
        {
            _found[known] = matches = Look(package, known);
        }
        return matches.Select(match => match with { Package = package });
    }

    private List<PackageMatch> Look(Package package, (string Name, string Version) known)
    {
        // Of a text that is no version nothing can be said but whether it is listed.
        var order = _order?.IsValid(known.Version) == true ? _order : null;
        var name = PackageEcosystem.NameOf(ecosystem.Name, known.Name);
        return
        [
            .. Records(name, known.Version)
                .Select(record => PackageMatch.Of(package, known.Version, record.Advisory, record.Affected, order))
                .OfType<PackageMatch>(),
        ];
    }

    // Of a package from those who maintain a release longer, what a record says of theirs goes first. Of any other it is what
    // counts where the record says nothing of the release: so it is once the release itself is maintained no more.
    private IEnumerable<(Advisory Advisory, AffectedPackage Affected)> Records(string name, string version)
    {
        // A record without a release is about all of them.
        var own = new[] { ecosystem.ToString(), ecosystem.Name }
            .Distinct()
            .SelectMany(release => index.Find(release, name))
            .ToList();
        var extended = ecosystem.Extended is { } longer ? index.Find(longer.ToString(), name).ToList() : [];
        var (first, second) = Ecosystem.IsExtended(version) ? (extended, own) : (own, extended);
        var told = first.Select(record => record.Advisory.Id).ToHashSet();
        return first.Concat(second.Where(record => !told.Contains(record.Advisory.Id)));
    }

    // Chiselled images list binary packages alone: Ubuntu's records tell what they were built from.
    private IEnumerable<(string Name, string Version)> Names(Package package)
    {
        var names = PackageEcosystem.NamesOf(package, ecosystem);
        return package.Source is null
            ? names.Concat(index.SourcesOf(ecosystem.ToString(), package.Name).Select(name => (name, package.Version)))
            : names;
    }
}
