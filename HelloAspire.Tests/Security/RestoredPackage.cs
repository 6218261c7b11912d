using System.Text.Json;
using System.Xml.Linq;
using NuGet.Versioning;

namespace HelloAspire.Tests.Security;

/// <summary>A package that some project of this repository was restored with, direct or not.</summary>
/// <param name="Wanted">The ranges of versions that projects and packages ask for.</param>
internal sealed record RestoredPackage(
    string Name,
    NuGetVersion Version,
    string Folder,
    IReadOnlyList<VersionRange> Wanted
)
{
    /// <summary>The SPDX expression of its licence; the text of the file where it names one instead.</summary>
    public string Licence
    {
        get
        {
            var file = Directory.EnumerateFiles(Folder, "*.nuspec").Single();
            var licence = XDocument
                .Load(file)
                .Descendants()
                .FirstOrDefault(element => element.Name.LocalName == "license");
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
        var wanted = assets
            .SelectMany(Wishes)
            .ToLookup(wish => wish.Name, wish => wish.Range, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. from project in assets
            let folder = project.GetProperty("packageFolders").EnumerateObject().First().Name
            from library in project.GetProperty("libraries").EnumerateObject()
            where library.Value.GetProperty("type").GetString() == "package"
            group Path.Combine(folder, library.Value.GetProperty("path").GetString()!) by library.Name into package
            let parts = package.Key.Split('/')
            select new RestoredPackage(
                parts[0],
                NuGetVersion.Parse(parts[1]),
                package.First(),
                [.. wanted[parts[0]].Distinct()]
            ),
        ];
    }

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
