using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HelloAspire.Comparison;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Images.AttackSurface;
using HelloAspire.Comparison.Page.AttackSurface;
using HelloAspire.Comparison.Page.Findings;
using HelloAspire.Comparison.Page.Packages;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reports;
using HelloAspire.Comparison.Reports.Sections;
using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>
/// One count for one thing: in JSON, in the tables, in the findings, in the gate and on the page, whichever image stands left.
/// </summary>
[Collection(TestImagesCollection.Name)]
public sealed partial class CountSpecs : IDisposable
{
    // Findings whose evidence begins with how many files it speaks of, and the kind of those files.
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["HELLO-0001"] = "sdks",
        ["HELLO-0002"] = "compilers",
        ["HELLO-0003"] = "sourceCode",
        ["HELLO-0005"] = "debugSymbols",
        ["HELLO-0008"] = "worldWritable",
        ["CIS-DI-0008"] = "setuid",
    };

    private readonly Reader _reader = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _reader.Dispose();

    [Fact]
    public async Task The_counts_of_real_images_are_the_same_everywhere_and_in_both_directions() =>
        await Walk(await Read(TestImages.Small), await Read(TestImages.Large));

    [Fact]
    public async Task The_counts_of_a_build_image_are_the_same_everywhere_and_in_both_directions()
    {
        var build = await _reader.Read(Build(), new() { Name = "build" });
        await Walk(await _reader.Read(ImageBuilder.Clean(), new() { Name = "clean" }), build);

        Assert.Equal(
            [
                "/root/.nuget/packages: 1,202 files, 1.20 kB.",
                "Files of source code: 2 of 3; 1 in package caches.",
                "Files: 1 of 2, 1 B; 1 in package caches.",
            ],
            build
                .Findings.Where(finding => finding.Id is "HELLO-0003" or "HELLO-0004" or "HELLO-0005")
                .Select(finding => finding.Detail)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task A_finding_that_both_images_have_says_how_much_of_it_only_one_has()
    {
        var comparison = await _reader.Compare(
            ImageBuilder.Clean().Layer(layer => layer.File("src/a.cs")),
            ImageBuilder.Clean().Layer(layer => layer.File("src/a.cs").File("src/b.cs").File("src/c.cs"))
        );

        var introduced = Assert.Single(comparison.Findings.Introduced);
        Assert.Equal("Files of source code: 3. Only here: 2 of 3 paths.", introduced.Detail);
        Assert.Equal(["/src/b.cs", "/src/c.cs"], introduced.Paths);
        Assert.Single(FindingRow.Of(comparison), row => row.OnlyHere);
    }

    private static async Task Walk(ImageAnalysis one, ImageAnalysis other)
    {
        var there = await Walk(ImageComparison.Of(one, other));
        var back = await Walk(ImageComparison.Of(other, one));

        Assert.Equal(there.OnlyInLeft, back.OnlyInRight);
        Assert.Equal(there.OnlyInRight, back.OnlyInLeft);
        Assert.Equal(there.Changed, back.Changed);
        Assert.Equal(there.Added, back.Removed);
        Assert.Equal(there.Removed, back.Added);
        Assert.Equal(there.Fixed, back.Introduced);
        Assert.Equal(there.Introduced, back.Fixed);
    }

    private static async Task<Counts> Walk(ImageComparison comparison)
    {
        ImageAnalysis[] images = [comparison.Left, comparison.Right];
        var report = Report.On(comparison);
        using var json = JsonDocument.Parse(await SamplePair.Write(report, "json"));
        var root = json.RootElement;
        var overview = OverviewSection.Of(images);
        foreach (var (index, analysis) in images.Index())
        {
            var image = root.GetProperty("images")[index];
            Assert.Equal(image.GetProperty("packages").GetArrayLength(), Row(overview, "Packages", index));
            Assert.Equal(image.GetProperty("findings").GetArrayLength(), Row(overview, "Findings", index));
            Assert.Equal(
                image.GetProperty("findings").GetArrayLength(),
                FindingRow.Of(comparison).Count(row => row.Image == analysis.Image.Name)
            );
            Assert.Equal(
                image.GetProperty("packages").GetArrayLength(),
                PackageRow
                    .Of(comparison)
                    .Select(row => index == 0 ? row.Left : row.Right)
                    .Where(versions => versions.Length > 0)
                    .Sum(versions => versions.Split(", ").Length)
            );
            var surface = image.GetProperty("attackSurface");
            Assert.Equal(surface.GetProperty("executables").GetInt32(), Row(overview, "Executables", index));
            foreach (var kind in SurfaceKind.All)
            {
                var count = surface.GetProperty(kind.Key).GetArrayLength();
                Assert.Equal(count, Row(overview, kind.Title, index));
                Assert.Equal(
                    count,
                    SurfaceRow
                        .Of(comparison)
                        .Count(row => row.Kind == kind.Title && (index == 0 ? row.InLeft : row.InRight))
                );
            }
            Assert.All(analysis.Findings, finding => AssertCount(finding, analysis, surface));
        }

        var differences = root.GetProperty("comparison");
        var counts = new Counts(
            differences.GetProperty("onlyInLeft").GetArrayLength(),
            differences.GetProperty("onlyInRight").GetArrayLength(),
            differences.GetProperty("changed").GetArrayLength(),
            differences.GetProperty("packages").GetProperty("added").GetArrayLength(),
            differences.GetProperty("packages").GetProperty("removed").GetArrayLength(),
            differences.GetProperty("findings").GetProperty("fixed").GetArrayLength(),
            differences.GetProperty("findings").GetProperty("introduced").GetArrayLength()
        );
        var titles = DifferenceSections.Of(comparison, mostRows: 0).Select(section => section.Title).ToList();
        foreach (
            var title in new[]
            {
                $"Files only in {images[0].Image.Name} ({CountText.Of(counts.OnlyInLeft)}, ",
                $"Files only in {images[1].Image.Name} ({CountText.Of(counts.OnlyInRight)}, ",
                $"Files with different content ({CountText.Of(counts.Changed)})",
            }
        )
        {
            Assert.Contains(titles, known => known.StartsWith(title, StringComparison.Ordinal));
        }
        Assert.Equal($"{CountText.Of(counts.OnlyInLeft)}", Metric(comparison, "onlyInLeft"));
        Assert.Equal($"{CountText.Of(counts.OnlyInRight)}", Metric(comparison, "onlyInRight"));
        var packages = PackageRow.Of(comparison);
        Assert.Equal(counts.Added, packages.Count(row => row.State == PackageState.OnlyRight));
        Assert.Equal(counts.Removed, packages.Count(row => row.State == PackageState.OnlyLeft));
        var findings = FindingRow.Of(comparison).Where(row => row.OnlyHere).ToList();
        Assert.Equal(counts.Fixed, findings.Count(row => row.Image == images[0].Image.Name));
        Assert.Equal(counts.Introduced, findings.Count(row => row.Image == images[1].Image.Name));
        return counts;
    }

    // What a finding counts is what it lists; what it leaves out it counts too.
    private static void AssertCount(Finding finding, ImageAnalysis analysis, JsonElement surface)
    {
        if (finding.Id == "HELLO-0004")
        {
            var directory = finding.Detail[..finding.Detail.IndexOf(':', StringComparison.Ordinal)];
            var files = analysis.Image.Tree.Find(directory)!.Descendants().Count(node => node.IsFile);
            Assert.Contains($": {CountText.Of(files, "file")}, ", finding.Detail, StringComparison.Ordinal);
        }
        else if (Kinds.TryGetValue(finding.Id, out var kind))
        {
            var match = Numbers().Match(finding.Detail);
            var all = surface.GetProperty(kind).GetArrayLength();
            Assert.Equal(finding.Paths.Count, Number(match.Groups["listed"].Value));
            Assert.Equal(all, match.Groups["all"].Success ? Number(match.Groups["all"].Value) : finding.Paths.Count);
            Assert.Equal(all - finding.Paths.Count, match.Groups["out"].Captures.Sum(one => Number(one.Value)));
        }
    }

    private static string Metric(ImageComparison comparison, string name) =>
        Gate.Parse($"{name}<0").Evaluate([comparison.Left, comparison.Right], comparison)[0].Actual;

    private static int Row(ReportSection section, string title, int image)
    {
        var cell = section.Rows.Single(row => row[0] == title)[image + 1];
        return Number(cell.Split(' ')[0]);
    }

    private static int Number(string text) =>
        int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static async Task<ImageAnalysis> Read(HelloAspire.Comparison.Measures.ImageVariant variant) =>
        ImageAnalysis.Of(await new ImageReader().Read(variant.Image, variant.ReadOptions, null, Token));

    // A cache of more than a thousand files, some of them empty; sources and symbols inside and outside of it.
    private static ImageBuilder Build() =>
        ImageBuilder
            .Clean()
            .Layer(layer =>
            {
                for (var i = 0; i < 1200; i++)
                {
                    layer.File($"root/.nuget/packages/p/{i}", i == 0 ? "" : "x");
                }
                layer.File("root/.nuget/packages/p/a.cs", "x").File("root/.nuget/packages/p/a.pdb", "x");
                layer.File("src/a.cs", "x").File("src/b.cs", "x").File("app/hello.pdb", "x");
                layer.File("lib/apk/db/installed", "P:a\nV:1\n\nP:b\nV:1\n\nP:b\nV:2\n");
            });

    private sealed record Counts(
        int OnlyInLeft,
        int OnlyInRight,
        int Changed,
        int Added,
        int Removed,
        int Fixed,
        int Introduced
    );

    [GeneratedRegex(@": (?<listed>[\d,]*\d)(?: of (?<all>[\d,]*\d))?[^;]*(?:; (?<out>[\d,]*\d) [^;]*)*\.$")]
    private static partial Regex Numbers();
}
