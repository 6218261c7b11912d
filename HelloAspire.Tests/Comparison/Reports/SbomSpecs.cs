using System.Text.Json;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Comparison.Reports;
using HelloAspire.Tests.Comparison.Commands;
using HelloAspire.Tests.Comparison.Samples;
using Json.Schema;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>Bills of materials, by the rules of their specifications.</summary>
public sealed partial class SbomSpecs : IDisposable
{
    private static readonly string[] Schemas = ["artifacts", "schemas", "package", "res", "schema"];

    private readonly Reader _reader = new();

    /// <summary>The schema is the one that CycloneDX publishes; the tests' set-up fetches it.</summary>
    [Fact]
    public async Task CycloneDX_keeps_to_its_schema()
    {
        var registry = new SchemaRegistry();
        var options = new BuildOptions { SchemaRegistry = registry };
        foreach (var other in new[] { "spdx", "jsf-0.82", "cryptography-defs" })
        {
            JsonSchema.FromFile(Schema(other), options);
        }
        var schema = JsonSchema.FromFile(Schema("bom-1.6"), options);
        var bill = JsonDocument.Parse(await Write("cyclonedx")).RootElement;

        var result = schema.Evaluate(bill, new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(
            result.IsValid,
            string.Join(
                '\n',
                (result.Details ?? [])
                    .Where(detail => detail.Errors is not null)
                    .Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")
            )
        );
        // What breaks the schema is told: it does look.
        Assert.False(
            schema.Evaluate(JsonDocument.Parse("""{"bomFormat":"Other","specVersion":"1.6"}""").RootElement).IsValid
        );
    }

    [Fact]
    public async Task CycloneDX_tells_packages_layers_and_hashes()
    {
        var analysis = await Analysis();
        var bill = JsonDocument.Parse(await Write("cyclonedx")).RootElement;

        var root = bill.GetProperty("metadata").GetProperty("component");
        Assert.Equal("container", root.GetProperty("type").GetString());
        Assert.Equal(analysis.Image.Id[7..], root.GetProperty("hashes")[0].GetProperty("content").GetString());
        Assert.Equal(
            analysis.Image.Layers.Select(layer => layer.DiffId),
            root.GetProperty("properties").EnumerateArray().Skip(1).Select(one => one.GetProperty("value").GetString())
        );
        Assert.Equal(
            [
                "pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12&upstream=openssl",
                "pkg:deb/debian/openssl@3.0.11-1?distro=debian-12",
                "pkg:npm/%40scope/left@1.0.0",
            ],
            bill.GetProperty("components").EnumerateArray().Skip(1).Select(one => one.GetProperty("purl").GetString())
        );
        Assert.Equal(
            bill.GetProperty("components").EnumerateArray().Select(one => one.GetProperty("bom-ref").GetString()),
            bill.GetProperty("dependencies")[0].GetProperty("dependsOn").EnumerateArray().Select(one => one.GetString())
        );
        Assert.Equal(
            analysis.Image.Layers[1].DiffId,
            bill.GetProperty("components")[1].GetProperty("properties")[0].GetProperty("value").GetString()
        );
    }

    /// <summary>SPDX 2.3, clauses 6, 7 and 11: what is due, the form of identifiers, and relationships that lead somewhere.</summary>
    [Fact]
    public async Task SPDX_keeps_to_its_specification()
    {
        var bill = JsonDocument.Parse(await Write("spdx")).RootElement;

        Assert.Equal("SPDX-2.3", bill.GetProperty("spdxVersion").GetString());
        Assert.Equal("CC0-1.0", bill.GetProperty("dataLicense").GetString());
        Assert.Equal("SPDXRef-DOCUMENT", bill.GetProperty("SPDXID").GetString());
        Assert.True(Uri.TryCreate(bill.GetProperty("documentNamespace").GetString(), UriKind.Absolute, out _));
        Assert.Matches(Creator(), bill.GetProperty("creationInfo").GetProperty("creators")[0].GetString());
        Assert.Matches(Time(), bill.GetProperty("creationInfo").GetProperty("created").GetString());
        var packages = bill.GetProperty("packages").EnumerateArray().ToList();
        var ids = packages.Select(package => package.GetProperty("SPDXID").GetString()!).ToHashSet();
        Assert.Equal(packages.Count, ids.Count);
        Assert.All(ids, id => Assert.Matches(Identifier(), id));
        Assert.All(packages, package => Assert.NotEmpty(package.GetProperty("name").GetString()!));
        Assert.All(
            packages,
            package => Assert.Equal("NOASSERTION", package.GetProperty("downloadLocation").GetString())
        );
        Assert.All(packages, package => Assert.False(package.GetProperty("filesAnalyzed").GetBoolean()));
        var relations = bill.GetProperty("relationships").EnumerateArray().ToList();
        Assert.Contains(relations, relation => relation.GetProperty("relationshipType").GetString() == "DESCRIBES");
        Assert.All(
            relations,
            relation => Assert.Contains(relation.GetProperty("relatedSpdxElement").GetString()!, ids)
        );
        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            relations
                .Select(relation => relation.GetProperty("relatedSpdxElement").GetString()!)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            "pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12&upstream=openssl",
            packages[^3].GetProperty("externalRefs")[0].GetProperty("referenceLocator").GetString()
        );
        Assert.Matches(Digest(), packages[1].GetProperty("checksums")[0].GetProperty("checksumValue").GetString());
    }

    [Theory]
    [InlineData("cyclonedx")]
    [InlineData("spdx")]
    public async Task A_bill_of_the_same_image_is_the_same(string format) =>
        Assert.Equal(await Write(format), await Write(format));

    [Theory]
    [InlineData("cyclonedx")]
    [InlineData("spdx")]
    public async Task A_bill_is_of_one_image(string format)
    {
        var result = await CommandProcess.Run(_reader.Files.NewPath(), ["compare", "a", "b", "--format", format]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"'{format}'", result.StandardError, StringComparison.Ordinal);
    }

    /// <summary>The examples and rules of the package URL specification.</summary>
    [Theory]
    [InlineData("deb", "libc6", "1:2.36-9+deb12u1", "pkg:deb/debian/libc6@1:2.36-9%2Bdeb12u1?distro=debian-12")]
    [InlineData("rpm", "curl", "1:7.50.3-1.fc25", "pkg:rpm/debian/curl@7.50.3-1.fc25?distro=debian-12&epoch=1")]
    [InlineData("nuget", "EnterpriseLibrary.Common", "6.0.1304", "pkg:nuget/EnterpriseLibrary.Common@6.0.1304")]
    [InlineData("npm", "@angular/animation", "12.3.1", "pkg:npm/%40angular/animation@12.3.1")]
    [InlineData("python", "Typing_Extensions", "4.0", "pkg:pypi/typing-extensions@4.0")]
    [InlineData("maven", "org.apache.commons:io", "1.3.4", "pkg:maven/org.apache.commons/io@1.3.4")]
    [InlineData("golang", "google.golang.org/genproto", "v1.0.0", "pkg:golang/google.golang.org/genproto@v1.0.0")]
    public void A_package_URL_is_written_as_specified_and_read_again(
        string type,
        string name,
        string version,
        string expected
    )
    {
        var url = PackageUrl.Of(new Package(type, name, version), new LinuxDistribution("debian", "12"));

        Assert.Equal(expected, url.ToString());
        Assert.Equal(expected, PackageUrl.Parse(expected)?.ToString());
        Assert.True(PackageUrl.Parse(expected)!.Covers(url));
        Assert.True(
            PackageUrl.Parse(expected.Split('@')[0].Replace("%40", "@", StringComparison.Ordinal))?.Covers(url)
                ?? name[0] == '@'
        );
    }

    [Fact]
    public void A_package_URL_of_Python_is_the_same_however_it_is_written() =>
        Assert.True(
            PackageUrl
                .Parse("pkg:pypi/Typing_Extensions")!
                .Covers(PackageUrl.Of(new Package("python", "typing_extensions", "4.0"), null))
        );

    public void Dispose() => _reader.Dispose();

    private static string Schema(string name) => Repository.PathTo([.. Schemas, $"{name}.SNAPSHOT.schema.json"]);

    private async Task<string> Write(string format) => await SamplePair.Write(Report.On(await Analysis()), format);

    private Task<ImageAnalysis> Analysis() =>
        _reader.Read(
            ImageBuilder
                .Clean()
                .Layer(layer =>
                    layer
                        .File("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n")
                        .File(
                            "var/lib/dpkg/status.d/openssl",
                            "Package: libssl3\nSource: openssl\nVersion: 3.0.11-1\n\nPackage: openssl\nVersion: 3.0.11-1\n"
                        )
                )
                .Layer(layer =>
                    layer.File(
                        "app/node_modules/@scope/left/package.json",
                        """{"name":"@scope/left","version":"1.0.0"}"""
                    )
                ),
            new() { Name = "registry.example/team/app:1.0" }
        );

    [GeneratedRegex("^SPDXRef-[A-Za-z0-9.-]+$")]
    private static partial Regex Identifier();

    [GeneratedRegex("^Tool: .+-.+$")]
    private static partial Regex Creator();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")]
    private static partial Regex Time();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Digest();
}
