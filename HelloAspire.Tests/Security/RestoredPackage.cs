using System.Text.Json;
using System.Xml.Linq;
using NuGet.Versioning;

namespace HelloAspire.Tests.Security;

/// <summary>A package that some project of this repository was restored with, direct or not.</summary>
/// <param name="Projects">Those that were restored with it.</param>
/// <param name="Wanted">The ranges of versions that projects and packages ask for.</param>
/// <param name="IsImplied">Whether the SDK in use brings it, in its own version or for the machine's platform.</param>
internal sealed record RestoredPackage(
    string Name,
    NuGetVersion Version,
    string Folder,
    IReadOnlyList<string> Projects,
    IReadOnlyList<VersionRange> Wanted,
    bool IsImplied
)
{
    /// <summary>NuGet's SHA-512 of what is in the package, signatures aside: the same from whatever feed.</summary>
    public string ContentHash =>
        JsonDocument
            .Parse(File.ReadAllBytes(Path.Combine(Folder, ".nupkg.metadata")))
            .RootElement.GetProperty("contentHash")
            .GetString()!;

    /// <summary>The line that its licence wants to be kept; who wrote it, where it has none.</summary>
    public string Copyright => Told("copyright")?.Value is { Length: > 0 } line ? line : $"© {Told("authors")?.Value}";

    /// <summary>The SPDX expression of its licence; the text of the file where it names one instead.</summary>
    public string Licence
    {
        get
        {
            var licence = Told("license");
            return licence?.Attribute("type")?.Value switch
            {
                "expression" => licence.Value,
                "file" => File.ReadAllText(Path.Combine(Folder, licence.Value)),
                _ => "",
            };
        }
    }

    /// <summary>Reads what the last restore of each project wrote.</summary>
    public static IReadOnlyList<RestoredPackage> All()
    {
        var assets = Directory
            .EnumerateFiles(Repository.PathTo("artifacts", "obj"), "project.assets.json", SearchOption.AllDirectories)
            .Select(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement)
            .ToList();
        var implied = assets.SelectMany(Implied).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wanted = assets
            .SelectMany(Wishes)
            .ToLookup(wish => wish.Name, wish => wish.Range, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. from project in assets
            let folder = project.GetProperty("packageFolders").EnumerateObject().First().Name
            from library in project.GetProperty("libraries").EnumerateObject()
            where library.Value.GetProperty("type").GetString() == "package"
            let restore = project.GetProperty("project").GetProperty("restore")
            group (
                Folder: Path.Combine(folder, library.Value.GetProperty("path").GetString()!),
                Project: restore.GetProperty("projectName").GetString()!
            ) by library.Name into package
            let parts = package.Key.Split('/')
            select new RestoredPackage(
                parts[0],
                NuGetVersion.Parse(parts[1]),
                package.First().Folder,
                [.. package.Select(one => one.Project)],
                [.. wanted[parts[0]].Distinct()],
                implied.Contains(parts[0]) || parts[0].StartsWith("runtime.", StringComparison.Ordinal)
            ),
        ];
    }

    private XElement? Told(string name) =>
        XDocument
            .Load(Directory.EnumerateFiles(Folder, "*.nuspec").Single())
            .Descendants()
            .FirstOrDefault(element => element.Name.LocalName == name);

    private static IEnumerable<string> Implied(JsonElement project) =>
        from framework in project.GetProperty("project").GetProperty("frameworks").EnumerateObject()
        where framework.Value.TryGetProperty("dependencies", out _)
        from package in framework.Value.GetProperty("dependencies").EnumerateObject()
        where package.Value.TryGetProperty("autoReferenced", out _)
        select package.Name;

    private static IEnumerable<(string Name, VersionRange Range)> Wishes(JsonElement project) =>
        project
            .GetProperty("targets")
            .EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .Where(library => library.Value.TryGetProperty("dependencies", out _))
            .SelectMany(library => library.Value.GetProperty("dependencies").EnumerateObject())
            .Select(dependency => (dependency.Name, VersionRange.Parse(dependency.Value.GetString()!)))
            .Concat(
                project
                    .GetProperty("project")
                    .GetProperty("frameworks")
                    .EnumerateObject()
                    .SelectMany(framework =>
                        Versions(framework.Value, "dependencies")
                            .Concat(Versions(framework.Value, "centralPackageVersions"))
                    )
            );

    private static IEnumerable<(string Name, VersionRange Range)> Versions(JsonElement framework, string property) =>
        framework.TryGetProperty(property, out var packages)
            ?
            [
                .. packages
                    .EnumerateObject()
                    .Select(package =>
                        (
                            package.Name,
                            Text: package.Value.ValueKind == JsonValueKind.String ? package.Value.GetString()
                            : package.Value.TryGetProperty("version", out var version) ? version.GetString()
                            : null
                        )
                    )
                    .Where(package => package.Text is not null)
                    .Select(package => (package.Name, VersionRange.Parse(package.Text!))),
            ]
            : [];
}
