using System.Xml.Linq;

namespace HelloAspire.Tests.Security;

/// <summary>What comes from others: the packages, their versions, their licences.</summary>
[Trait("Category", "Model")]
public sealed class SupplyChainSpecs
{
    /// <summary>What may be used and shipped without asking: permissive ones. https://spdx.org/licenses/</summary>
    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause"];

    /// <summary>Packages of the tests alone, which nobody is given.</summary>
    private static readonly Dictionary<string, string> OfTests = new() { ["Deque.AxeCore.Commons"] = "MPL-2.0" };

    /// <summary>The first line of the BSD-2-Clause text, which a package may bring along instead of its identifier.</summary>
    private const string BsdText = "Redistribution and use in source and binary forms";

    private const string OwnProject = "HelloAspire.Tests";

    private static readonly Lazy<IReadOnlyList<RestoredPackage>> Packages = new(RestoredPackage.All);

    [Fact]
    public void Every_package_has_a_licence_that_is_allowed()
    {
        Assert.InRange(Packages.Value.Count, 100, int.MaxValue);
        Assert.Empty(
            Packages.Value.Where(package => !IsAllowed(package)).Select(package => $"{package.Name}: {package.Licence}")
        );
    }

    [Fact]
    public void Every_version_is_exact_and_stands_in_one_file()
    {
        var central = Elements("Directory.Packages.props", "PackageVersion");
        var projects = Directory
            .EnumerateFiles(Repository.Root, "HelloAspire.*.csproj", SearchOption.AllDirectories)
            .Where(file => !file.Contains("artifacts", StringComparison.Ordinal))
            .SelectMany(file => Elements(file, "PackageReference"));

        Assert.All(
            central,
            package => Assert.Matches(@"^(\d+(\.\d+)+|\$\(\w+\))$", package.Attribute("Version")!.Value)
        );
        Assert.All(
            projects,
            package => Assert.Null(package.Attribute("Version") ?? package.Attribute("VersionOverride"))
        );
    }

    /// <summary>Lock files would do so at restore, but hold what the SDK brings too, so that a patch of it breaks them.</summary>
    [Fact]
    public void Every_package_has_the_content_that_it_had_when_it_was_taken_in() =>
        GoldenFile.Check(
            string.Concat(
                Given()
                    .Where(package => !package.IsImplied)
                    .Select(package => $"{package.Name} {package.Version} {package.ContentHash}\n")
            ),
            "Security",
            "packages.sha512"
        );

    [Fact]
    public void Every_package_of_what_is_given_to_others_is_named_with_its_licence()
    {
        var rows = Given()
            .Where(package => package.Projects.Any(project => IsOurs(project) && project != OwnProject))
            .Where(package => !package.IsImplied)
            .Select(package =>
                $"| {package.Name} | {package.Version} | {NameOf(package.Licence)} | {Line(package.Copyright)} |\n"
            );

        GoldenFile.Check(
            $"""
            # Third-party notices

            The packages that HelloAspire is built with, with their licences (https://spdx.org/licenses/). The tests use further
            ones, which nobody is given. What the SDKs of .NET and Aspire add in their own version, or for the machine's platform,
            is Microsoft's, under MIT.

            | Package | Version | Licence | Copyright |
            |---|---|---|---|
            {string.Concat(rows)}
            """.ReplaceLineEndings("\n"),
            "..",
            "THIRD-PARTY-NOTICES.md"
        );
    }

    /// <summary>So that a new release of a package changes no build: somebody has to ask for it first.</summary>
    [Fact]
    public void Nothing_is_newer_than_somebody_asks_for() =>
        Assert.Empty(
            Packages
                .Value.Where(package => package.Wanted.Count > 0)
                .Where(package => package.Wanted.All(range => range.MinVersion != package.Version))
                .Select(package => $"{package.Name} {package.Version}: {string.Join(", ", package.Wanted)}")
        );

    [Fact]
    public void Another_version_than_the_one_asked_for_fails_the_build()
    {
        var build = XDocument.Load(Repository.PathTo("Directory.Build.props"));

        Assert.Equal("true", build.Descendants("TreatWarningsAsErrors").Single().Value);
        Assert.DoesNotContain(
            "NU1603",
            build.Descendants("WarningsNotAsErrors").Single().Value,
            StringComparison.Ordinal
        );
    }

    private static bool IsAllowed(RestoredPackage package) =>
        Allowed.Contains(package.Licence)
        || package.Licence.Contains(BsdText, StringComparison.Ordinal)
        || (OfTests.TryGetValue(package.Name, out var licence) && licence == package.Licence);

    // A folder of artifacts may hold what else was built with it: benchmarks.
    private static bool IsOurs(string project) => project.StartsWith("HelloAspire.", StringComparison.Ordinal);

    private static IEnumerable<RestoredPackage> Given() =>
        Packages
            .Value.Where(package => package.Projects.Any(IsOurs))
            .OrderBy(package => package.Name, StringComparer.OrdinalIgnoreCase);

    private static string NameOf(string licence) =>
        !licence.Contains(BsdText, StringComparison.Ordinal) ? licence
        : licence.Contains("Neither the name", StringComparison.Ordinal) ? "BSD-3-Clause"
        : "BSD-2-Clause";

    private static string Line(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<XElement> Elements(string file, string name) =>
        XDocument.Load(Path.Combine(Repository.Root, file)).Descendants(name);
}
