using System.Text;

namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>A package URL, as <c>pkg:deb/debian/openssl@3.0.15-1?distro=debian-12</c> (github.com/package-url/purl-spec).</summary>
/// <param name="Type">As the specification names it: <c>pypi</c>, where packages here are <c>python</c>.</param>
/// <param name="Namespace">Empty where there is none.</param>
/// <param name="Version">Empty where none is told.</param>
/// <param name="Qualifiers">In the order of their keys; none of the values is empty.</param>
public sealed record PackageUrl(
    string Type,
    string Namespace,
    string Name,
    string Version,
    IReadOnlyList<(string Key, string Value)> Qualifiers
)
{
    private const string Python = "pypi";
    private const string Oci = "oci";

    /// <summary>The URL of a package in an image.</summary>
    /// <param name="distribution">The image's; null where none is stated.</param>
    public static PackageUrl Of(Package package, LinuxDistribution? distribution)
    {
        var isSystem = package.Type is PackageTypes.Deb or PackageTypes.Apk or PackageTypes.Rpm;
        var (space, name) = package.Type switch
        {
            PackageTypes.Deb or PackageTypes.Apk or PackageTypes.Rpm => (distribution?.Id ?? "", package.Name),
            PackageTypes.Maven => Split(package.Name, package.Name.LastIndexOf(':')),
            PackageTypes.Npm or PackageTypes.Go => Split(package.Name, package.Name.LastIndexOf('/')),
            PackageTypes.Python => ("", PythonName(package.Name)),
            _ => ("", package.Name),
        };
        var (epoch, version) = package.Type == PackageTypes.Rpm ? Epoch(package.Version) : ("", package.Version);
        (string Key, string Value)[] qualifiers =
        [
            (
                "distro",
                isSystem && distribution is { VersionId: { Length: > 0 } release } ? $"{distribution.Id}-{release}" : ""
            ),
            ("epoch", epoch),
            ("rpmmod", package.Module ?? ""),
            ("upstream", isSystem ? Upstream(package) : ""),
        ];
        return new PackageUrl(
            package.Type == PackageTypes.Python ? Python : package.Type,
            space,
            name,
            version,
            [.. qualifiers.Where(qualifier => qualifier.Value.Length > 0)]
        );
    }

    /// <summary>The URL of an image itself, by its digest.</summary>
    public static PackageUrl Of(Image image)
    {
        // As "app" of "registry.example/team/app:1.0".
        var name = (image.EngineName ?? image.Bill?.Subject ?? image.Name)
            .Split('@')[0]
            .Split('/')[^1]
            .Split(':')[0]
            .ToLowerInvariant();
        return new PackageUrl(
            Oci,
            "",
            name.Length > 0 ? name : "image",
            image.Id,
            image.Config.Platform.Architecture is { Length: > 0 } architecture ? [("arch", architecture)] : []
        );
    }

    /// <summary>Whether it is an image's, not a package's.</summary>
    public bool IsImage => Type is Oci or "docker";

    /// <summary>Reads a package URL; null where the text is none.</summary>
    public static PackageUrl? Parse(string text)
    {
        if (!text.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var rest = text[4..].Split('#')[0];
        var (path, query) = Cut(rest, rest.IndexOf('?'));
        var at = path.LastIndexOf('@');
        // The at sign of a scope stands before the last slash, where it is not encoded.
        var (named, version) = at > path.LastIndexOf('/') ? Cut(path, at) : (path, "");
        var parts = named.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        return parts.Length < 2
            ? null
            : new PackageUrl(
                parts[0].ToLowerInvariant(),
                string.Join('/', parts[1..^1]),
                parts[0].Equals(Python, StringComparison.OrdinalIgnoreCase) ? PythonName(parts[^1]) : parts[^1],
                Uri.UnescapeDataString(version),
                [
                    .. query
                        .Split('&')
                        .Select(pair => Cut(pair, pair.IndexOf('=')))
                        .Where(pair => pair.Item2.Length > 0)
                        .Select(pair => (pair.Item1.ToLowerInvariant(), Uri.UnescapeDataString(pair.Item2))),
                ]
            );
    }

    /// <summary>The value of a qualifier; empty where there is none.</summary>
    public string this[string key] => Qualifiers.FirstOrDefault(qualifier => qualifier.Key == key).Value ?? "";

    /// <summary>The package that the URL speaks of; null where packages of its type are not known here.</summary>
    public Package? ToPackage()
    {
        var type = Type == Python ? PackageTypes.Python : Type;
        if (!PackageTypes.All.Contains(type))
        {
            return null;
        }
        var name = type switch
        {
            PackageTypes.Maven when Namespace.Length > 0 => $"{Namespace}:{Name}",
            PackageTypes.Npm or PackageTypes.Go when Namespace.Length > 0 => $"{Namespace}/{Name}",
            _ => Name,
        };
        var version = this["epoch"] is { Length: > 0 } epoch ? $"{epoch}:{Version}" : Version;
        return new Package(type, name, version)
        {
            Source = SourceIn(this["upstream"], version),
            // syft's name for it, and trivy's.
            Module = ModuleLabel.StreamOf(this["rpmmod"]) ?? ModuleLabel.StreamOf(this["modularitylabel"]),
        };
    }

    /// <summary>Whether both speak of the same package; a version, or qualifiers, that this one leaves out play no part.</summary>
    public bool Covers(PackageUrl other) =>
        Type == other.Type
        && string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase)
        && string.Equals(Namespace, other.Namespace, StringComparison.OrdinalIgnoreCase)
        && (Version.Length == 0 || Version == other.Version);

    public override string ToString()
    {
        var text = new StringBuilder("pkg:").Append(Type).Append('/');
        foreach (var part in Namespace.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(Encode(part)).Append('/');
        }
        text.Append(Encode(Name));
        if (Version.Length > 0)
        {
            text.Append('@').Append(Encode(Version));
        }
        var query = string.Join('&', Qualifiers.Select(qualifier => $"{qualifier.Key}={Encode(qualifier.Value)}"));
        return (query.Length > 0 ? text.Append('?').Append(query) : text).ToString();
    }

    // "openssl@3.0.15-1", "openssl", or the file of rpm's source: "bash-5.1.8-6.el9.src.rpm".
    private static SourcePackage? SourceIn(string upstream, string version) =>
        upstream.Length == 0 ? null
        : upstream.EndsWith(".src.rpm", StringComparison.Ordinal) ? SourcePackage.OfRpm(upstream, version)
        : Cut(upstream, upstream.LastIndexOf('@')) is var (name, told) && told.Length > 0
            ? new SourcePackage(name, told)
        : new SourcePackage(upstream, version);

    private static string Upstream(Package package) =>
        package.Source is not { } source || (source.Name == package.Name && source.Version == package.Version) ? ""
        : source.Version == package.Version ? source.Name
        : $"{source.Name}@{source.Version}";

    // PEP 503's lower case; only underscores are replaced.
    private static string PythonName(string name) => name.ToLowerInvariant().Replace('_', '-');

    private static (string Epoch, string Version) Epoch(string version) =>
        version.IndexOf(':') is > 0 and var colon ? (version[..colon], version[(colon + 1)..]) : ("", version);

    private static (string Namespace, string Name) Split(string name, int separator) =>
        separator < 0 ? ("", name) : (name[..separator], name[(separator + 1)..]);

    private static (string, string) Cut(string text, int place) =>
        place < 0 ? (text, "") : (text[..place], text[(place + 1)..]);

    // All but letters, digits, ".-_~" is encoded; a colon stays as it is.
    private static string Encode(string text) =>
        Uri.EscapeDataString(text).Replace("%3A", ":", StringComparison.Ordinal);
}
