using System.Text;
using System.Text.Json;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Comparison.Reports;
using HelloAspire.Tests.Comparison.Checks.Vulnerabilities;
using HelloAspire.Tests.Comparison.Reports;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Sources;

/// <summary>Bills of materials as images: their packages count in full, all else is not known.</summary>
public sealed class BillImageSpecs : IDisposable
{
    private readonly Reader _reader = new();
    private readonly SampleDatabase _database = new();

    public static TheoryData<string> Bills => [.. ReportFormat.Bills.Select(format => format.Name)];

    public static TheoryData<string, string> Foreign =>
        new()
        {
            { nameof(BillSamples.Syft), BillSamples.Syft },
            { nameof(BillSamples.Trivy), BillSamples.Trivy },
            { nameof(BillSamples.SyftSpdx), BillSamples.SyftSpdx },
            { nameof(BillSamples.TrivySpdx), BillSamples.TrivySpdx },
        };

    [Theory]
    [MemberData(nameof(Bills))]
    public async Task Our_own_bill_of_an_image_has_the_same_packages_and_vulnerabilities(string format)
    {
        var image = (await VulnerableSample.Compare(_reader, _database)).Images[0];

        var bill = await ReadBill(await SamplePair.Write(Report.On(image), format));

        Assert.Equal(
            image.Packages.Select(one => (one.Type, one.Name, one.Version, one.Layer, one.Path, one.Source?.Name)),
            bill.Packages.Select(one => (one.Type, one.Name, one.Version, one.Layer, one.Path, one.Source?.Name))
        );
        Assert.Equal(image.Image.Id, bill.Image.Id);
        Assert.Equal(image.Image.Config.Platform, bill.Image.Config.Platform);
        Assert.Equal(image.Image.Layers.Select(one => one.DiffId), bill.Image.Layers.Select(one => one.DiffId));
        Assert.Equal(image.UnknownPackageTypes, bill.UnknownPackageTypes);
        var comparison = ImageComparison.Of(image, bill);
        Assert.Empty(comparison.Packages.Added);
        Assert.Empty(comparison.Packages.Removed);
        Assert.Empty(comparison.Packages.Changed);
        Assert.Empty(comparison.Vulnerabilities!.Fixed);
        Assert.Empty(comparison.Vulnerabilities.Introduced);
        Assert.Equal(5, bill.Vulnerabilities!.Vulnerabilities.Count);
    }

    [Theory]
    [MemberData(nameof(Bills))]
    public async Task Our_own_bill_tells_which_layers_are_the_bases_and_what_is_not_listed(string format)
    {
        var image = await _reader.Read(
            ImageBuilder
                .Clean()
                .Layer(layer =>
                    layer
                        .File("etc/os-release", "ID=debian\nVERSION_CODENAME=forky\nPRETTY_NAME=\"Debian forky\"\n")
                        .File(
                            "usr/lib/python3/dist-packages/Foo_Bar-1.0.dist-info/METADATA",
                            "Name: Foo_Bar\nVersion: 1.0\n"
                        )
                        .File("app/node_modules/c/package.json", "{")
                )
        );
        image = image with
        {
            Image = image.Image with
            {
                Base = new("debian:forky", 1, 1, "its labels"),
                Layers = [.. image.Image.Layers.Select(layer => layer with { FromBase = layer.Index < 1 })],
            },
        };

        var bill = await ReadBill(await SamplePair.Write(Report.On(image), format));

        Assert.Equal(("debian:forky", 1), (bill.Image.Base!.Name, bill.Image.Base.LayerCount));
        Assert.Equal(["npm"], bill.UnknownPackageTypes);
        Assert.Equal(("debian", "14", "forky"), Distribution(bill));
        Assert.Equal("Debian forky", bill.Distribution!.PrettyName);
        var package = Assert.Single(bill.Packages);
        Assert.Equal(("Foo_Bar", image.Packages[0].Path), (package.Name, package.Path));
    }

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task Another_producers_bill_is_matched_in_full(string producer, string text)
    {
        VulnerableSample.Fill(_database);

        var bill = await ReadBill(text);

        Assert.Equal(
            [("deb", "libssl3", "3.0.11-1"), ("deb", "openssl", "3.0.11-1"), ("npm", "left-pad", "1.3.0")],
            bill.Packages.Select(one => (one.Type, one.Name, one.Version))
        );
        Assert.Equal("openssl", bill.Packages[0].Source?.Name);
        Assert.Equal(
            ["CVE-2026-1", "CVE-2026-2", "CVE-2026-3", "CVE-2026-5", "CVE-2026-6"],
            bill.Vulnerabilities!.Vulnerabilities.Select(one => one.Id).Order(StringComparer.Ordinal)
        );
        Assert.Equal("debian", bill.Distribution?.Id);
        Assert.Contains("before", bill.Image.Bill!.Subject, StringComparison.Ordinal);
        Assert.StartsWith("sha256:", bill.Image.Id);
        Assert.Contains(
            producer.StartsWith("Syft", StringComparison.Ordinal) ? "syft" : "trivy",
            bill.Image.Bill.Producer,
            StringComparison.OrdinalIgnoreCase
        );
        var layers = producer.StartsWith("Trivy", StringComparison.Ordinal)
            ? new int?[] { 0, null, 1 }
            : [null, null, null];
        Assert.Equal(layers, bill.Packages.Select(one => one.Layer));
    }

    [Fact]
    public async Task A_part_without_a_package_that_is_known_here_is_counted_and_named()
    {
        var bill = await ReadBill(BillSamples.Syft);

        Assert.Equal((1, "serde"), (bill.Image.Bill!.LeftOut, bill.Image.Bill.FirstLeftOut));
        Assert.Contains("'serde'", Assert.Single(Report.On(bill).Caveats), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_fault_and_a_projects_bill_has_no_distribution()
    {
        var bill = await _reader.Read(
            "sbom:" + _reader.Files.Write([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(BillSamples.DotNet)])
        );

        Assert.Equal(
            ("nuget", "Newtonsoft.Json", "13.0.1"),
            (bill.Packages[0].Type, bill.Packages[0].Name, bill.Packages[0].Version)
        );
        Assert.Null(bill.Distribution);
        Assert.Equal("", bill.Image.Id);
        Assert.Equal("CycloneDX module for .NET 3.0.8.0", bill.Image.Bill!.Producer);
    }

    [Theory]
    [InlineData("""{"predicateType":"https://cyclonedx.org/bom","predicate":BILL}""")]
    [InlineData("""{"sbom":BILL}""")]
    [InlineData("  \r\n BILL")]
    public async Task A_bill_is_found_in_what_wraps_it(string wrap) =>
        Assert.Single((await ReadBill(wrap.Replace("BILL", BillSamples.DotNet, StringComparison.Ordinal))).Packages);

    [Theory]
    [InlineData("pkg:deb/debian/a@1?distro=debian-12", "debian", "12", "")]
    [InlineData("pkg:deb/debian/a@1?distro=bookworm", "debian", "12", "bookworm")]
    [InlineData("pkg:deb/debian/a@1?distro=debian-bookworm", "debian", "12", "bookworm")]
    [InlineData("pkg:deb/debian/a@1?distro=debian-sid", "debian", "", "sid")]
    [InlineData("pkg:deb/debian/a@1?distro=jammy", "debian", "", "jammy")]
    [InlineData("pkg:deb/a@1?distro=bookworm", "debian", "12", "bookworm")]
    [InlineData("pkg:deb/ubuntu/a@1?distro=ubuntu-jammy", "ubuntu", "22.04", "jammy")]
    [InlineData("pkg:deb/a@1?distro=noble", "ubuntu", "24.04", "noble")]
    [InlineData("pkg:apk/alpine/a@1?distro=alpine-edge", "alpine", "", "edge")]
    [InlineData("pkg:deb/ubuntu/a@1?distro=ubuntu-24.04", "ubuntu", "24.04", "")]
    [InlineData("pkg:apk/alpine/a@1?distro=alpine-3.20.3", "alpine", "3.20.3", "")]
    [InlineData("pkg:apk/alpine/a@1?distro=3.20.3", "alpine", "3.20.3", "")]
    [InlineData("pkg:rpm/redhat/a@1?distro=redhat-9.4", "rhel", "9.4", "")]
    [InlineData("pkg:rpm/opensuse/a@1?distro=opensuse-leap-15.6", "opensuse-leap", "15.6", "")]
    [InlineData("pkg:apk/wolfi/a@1?distro=wolfi", "wolfi", "", "")]
    public async Task The_distribution_is_taken_from_package_URLs(
        string url,
        string id,
        string release,
        string codename
    )
    {
        var bill = await ReadBill(Bill($$"""[{"type":"library","name":"a","purl":"{{url}}"}]"""));

        Assert.Equal((id, release, codename), Distribution(bill));
    }

    [Theory]
    [InlineData(
        "pkg:rpm/redhat/bash@5.1.8-6.el9?arch=x86_64&epoch=1&upstream=bash-5.1.8-6.el9.src.rpm",
        "1:5.1.8-6.el9",
        "bash"
    )]
    [InlineData(
        "pkg:deb/debian/gcc-12-base@12.2.0-14%2Bdeb12u1?upstream=gcc-12%4012.2.0-14",
        "12.2.0-14+deb12u1",
        "gcc-12"
    )]
    [InlineData("pkg:deb/debian/bsdutils@2.38.1-5?epoch=1", "1:2.38.1-5", null)]
    [InlineData("pkg:golang/github.com/a/b@v1.2.3%2Bincompatible#sub", "v1.2.3+incompatible", null)]
    public async Task Versions_and_sources_are_taken_from_package_URLs(string url, string version, string? source)
    {
        var package = Assert.Single(
            (await ReadBill(Bill($$"""[{"type":"library","name":"a","purl":"{{url}}"}]"""))).Packages
        );

        Assert.Equal((version, source), (package.Version, package.Source?.Name));
    }

    [Theory]
    [InlineData("a", "pkg:rpm/suse/a@1-1?distro=sles-15.6", "SUSE:Linux Enterprise Module for Basesystem 15 SP6")]
    [InlineData("a", "pkg:rpm/opensuse/a@1-1?distro=opensuse.leap-15.6", "openSUSE:Leap 15.6")]
    [InlineData("a", "pkg:rpm/cbl-mariner/a@1-1?distro=cbl-mariner-2.0.20240123", "Azure Linux:2")]
    [InlineData("a", "pkg:rpm/alma/a@1-1?distro=alma-9.3", "AlmaLinux:9")]
    [InlineData("a", "pkg:rpm/redhat/a@1-1?distro=redhat-9.3", "Red Hat:enterprise_linux:9::baseos")]
    [InlineData("a", "pkg:deb/ubuntu/a@1-1?distro=ubuntu-24.04", "Ubuntu:24.04:LTS")]
    [InlineData("a", "pkg:deb/debian/a@1-1?distro=trixie", "Debian:13")]
    [InlineData("a", "pkg:deb/debian/a@1-1?distro=buster", "Debian:10")]
    [InlineData("a", "pkg:deb/ubuntu/a@1-1?distro=resolute", "Ubuntu:26.04:LTS")]
    [InlineData("a", "pkg:deb/ubuntu/a@1-1?distro=ubuntu-plucky", "Ubuntu:25.04")]
    [InlineData("a", "pkg:apk/alpine/a@1-r1?distro=alpine-edge", "Alpine:edge")]
    [InlineData("a", "pkg:apk/wolfi/a@1-r1?distro=20230201", "Wolfi")]
    [InlineData("github.com/Azure/a", "pkg:golang/github.com/azure/a@1.0.0", "Go")]
    public async Task Every_producers_names_lead_to_OSVs_ecosystems(string name, string url, string ecosystem)
    {
        _database.Add(ecosystem.Split(':')[0], new OsvRecordBuilder("X-1").Affects(ecosystem, name));

        var bill = await ReadBill(Bill($$"""[{"type":"library","name":"{{name}}","purl":"{{url}}"}]"""));

        Assert.Single(bill.Vulnerabilities!.Vulnerabilities);
    }

    [Fact]
    public async Task Names_that_an_ecosystem_takes_for_the_same_are_no_difference()
    {
        var left = await ReadBill(
            Bill(
                """[{"type":"library","name":"Typing_Extensions","purl":"pkg:pypi/typing-extensions@4.0"},{"type":"library","name":"Newtonsoft.Json","purl":"pkg:nuget/Newtonsoft.Json@1.0.0"}]"""
            )
        );
        var right = await ReadBill(
            Bill(
                """[{"type":"library","name":"x","purl":"pkg:pypi/typing.extensions@4.0"},{"type":"library","name":"x","purl":"pkg:nuget/newtonsoft.json@2.0.0"}]"""
            )
        );

        var changes = ImageComparison.Of(left, right).Packages;

        Assert.Equal("Typing_Extensions", left.Packages[1].Name);
        Assert.Empty(changes.Added.Concat(changes.Removed));
        Assert.Equal("Newtonsoft.Json", Assert.Single(changes.Changed).Name);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("<?xml version=\"1.0\"?><bom/>", "it is XML")]
    [InlineData("SPDXVersion: SPDX-2.3", "as tags and values")]
    [InlineData("{\"bomFormat\": \"CycloneDX\", \"components\": [", "malformed")]
    [InlineData("{\"a\": 1}", "neither CycloneDX nor SPDX")]
    [InlineData("{\"bomFormat\": 7, \"specVersion\": []}", "neither CycloneDX nor SPDX")]
    [InlineData("[]", "it is not JSON")]
    [InlineData("{\"spdxVersion\": \"SPDX-3.0\"}", "it is SPDX-3.0")]
    [InlineData("{\"@context\": \"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\", \"@graph\": []}", "it is SPDX 3")]
    [InlineData("{\"bomFormat\": \"CycloneDX\", \"components\": {}}", "not a list")]
    [InlineData("{\"spdxVersion\": \"SPDX-2.3\", \"packages\": \"a\"}", "not a list")]
    [InlineData("{\"artifacts\": []}", "syft's own format")]
    [InlineData("PK\u0003\u0004", "compressed")]
    public async Task What_is_no_bill_is_one_clear_error(string text, string told) =>
        Assert.Contains(told, await _reader.Refuse(Write(text)), StringComparison.Ordinal);

    [Fact]
    public async Task Deep_nesting_and_a_hundred_megabytes_are_one_clear_error()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"components\":[", 50_000));
        Assert.Contains(
            "malformed",
            await _reader.Refuse(Write("{\"bomFormat\":\"CycloneDX\",\"components\":[" + deep)),
            StringComparison.Ordinal
        );

        var path = _reader.Files.NewPath(".json");
        await using (var file = File.Create(path))
        {
            file.Write("{\"bomFormat\":\"CycloneDX\""u8);
            file.SetLength(100_000_000);
        }
        Assert.Contains("larger than 33.6 MB", await _reader.Refuse("sbom:" + path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """[null, 7, "a", [], {"type":7,"name":{},"purl":[]}, {"type":"library"}, {"type":"library","name":"a","purl":"pkg:"}]""",
        2
    )]
    [InlineData(
        """[{"type":"library","name":"\ud800","purl":"pkg:npm/\ud800@1"}, {"type":"library","name":"a","purl":"pkg:npm/%zz%00@%"}]""",
        1
    )]
    [InlineData(
        """[{"type":"library","name":"a","purl":"pkg:npm/a@1","properties":[7,{"name":"hello-compare:layer","value":{}},{"name":"hello-compare:layer","value":"sha256:x"}]}]""",
        0
    )]
    public async Task Parts_of_wrong_types_are_left_out(string components, int leftOut)
    {
        var bill = await ReadBill(Bill(components));

        Assert.Equal(leftOut, bill.Image.Bill!.LeftOut);
        foreach (var format in ReportFormat.All)
        {
            Assert.NotEmpty(await format.Write(Report.On(bill)));
        }
    }

    [Fact]
    public async Task A_missing_file_and_a_choice_of_images_are_told()
    {
        Assert.Contains("does not exist", await _reader.Refuse("sbom:/no/such/file"), StringComparison.Ordinal);
        Assert.Contains(
            "a bill of materials is of one image",
            await _reader.Refuse(Write(BillSamples.Syft) + ":app"),
            StringComparison.Ordinal
        );
    }

    public void Dispose()
    {
        _reader.Dispose();
        _database.Dispose();
    }

    private static (string, string, string) Distribution(ImageAnalysis bill) =>
        (bill.Distribution!.Id, bill.Distribution.VersionId, bill.Distribution.Codename);

    private static string Bill(string components) =>
        $$"""{"bomFormat":"CycloneDX","specVersion":"1.6","components":{{components}}}""";

    private string Write(string text) => "sbom:" + _reader.Files.Write(Encoding.UTF8.GetBytes(text), ".json");

    private async Task<ImageAnalysis> ReadBill(string text) => await _database.Check(await _reader.Read(Write(text)));
}
