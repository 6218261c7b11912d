using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images.Inventory;

/// <summary>What advisories speak of: source packages, and the layer that brought a package.</summary>
public sealed class SourcePackageSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Theory]
    [InlineData("Package: libc6\nSource: glibc\nVersion: 2.36-9\n", "glibc", "2.36-9")]
    [InlineData("Package: bash\nSource: bash (5.2.15-2)\nVersion: 5.2.15-2+b7\n", "bash", "5.2.15-2")]
    [InlineData("Package: gcc\nSource: gcc-defaults (1.203)\nVersion: 4:12.2.0-3\n", "gcc-defaults", "1.203")]
    [InlineData("Package: tzdata\nVersion: 1:2026a\n", "tzdata", "1:2026a")]
    public async Task Of_dpkg(string status, string name, string version)
    {
        var package = await Only("var/lib/dpkg/status.d/a", status);

        Assert.Equal(new SourcePackage(name, version), package.Source);
    }

    [Theory]
    [InlineData("P:libcrypto3\nV:3.3.1-r0\no:openssl\n", "openssl")]
    [InlineData("P:musl\nV:1.2.5-r0\n", null)]
    public async Task Of_apk(string installed, string? origin)
    {
        var package = await Only("lib/apk/db/installed", installed);

        Assert.Equal(origin, package.Source?.Name);
    }

    [Theory]
    [InlineData("openssl-libs", "openssl-3.0.7-27.el9.src.rpm", 1, "openssl", "1:3.0.7-27.el9")]
    [InlineData("java-17-openjdk", "java-17-openjdk-17.0.9-1.el9.src.rpm", null, "java-17-openjdk", "3.0.7-27.el9")]
    [InlineData("odd", "odd", null, null, null)]
    public void Of_rpm(string name, string file, int? epoch, string? source, string? version)
    {
        var record = RpmHeader.ToRecord(RpmSamples.Header(name, "3.0.7", "27.el9", epoch, file));

        Assert.Equal((source, version), (record!.Source?.Name, record.Source?.Version));
    }

    [Fact]
    public async Task Of_the_list_that_images_without_rpm_have()
    {
        var package = await Only(
            "var/lib/rpmmanifest/container-manifest-2",
            "openssl-libs\t3.3.0-1.azl3\t1\t2\tx\t(none)\t3\tx86_64\t0\topenssl-3.3.0-1.azl3.src.rpm\n"
        );

        Assert.Equal(new SourcePackage("openssl", "3.3.0-1.azl3"), package.Source);
    }

    [Fact]
    public async Task A_package_belongs_to_the_layer_that_brought_its_version()
    {
        var analysis = await _reader.Read(
            new ImageBuilder()
                .Layer(layer => layer.File("lib/apk/db/installed", "P:a\nV:1\n\nP:b\nV:1\n\nP:d\nV:1\n"))
                .Layer(layer => layer.File("app/other"))
                .Layer(layer => layer.File("lib/apk/db/installed", "P:a\nV:1\n\nP:b\nV:2\n"))
                .Layer(layer => layer.File("lib/apk/db/installed", "P:a\nV:1\n\nP:b\nV:2\n\nP:c\nV:1\n\nP:d\nV:1\n"))
        );

        Assert.Equal(
            [("a", 0), ("b", 2), ("c", 3), ("d", 3)],
            analysis.Packages.Select(package => (package.Name, package.Layer!.Value))
        );
    }

    [Fact]
    public async Task A_package_in_two_places_belongs_to_the_lower_layer()
    {
        const string Metadata = """{"name":"a","version":"1"}""";
        var analysis = await _reader.Read(
            new ImageBuilder()
                .Layer(layer => layer.File("x"))
                .Layer(layer => layer.File("one/node_modules/a/package.json", Metadata))
                .Layer(layer => layer.File("two/node_modules/a/package.json", Metadata))
        );

        Assert.Equal(1, Assert.Single(analysis.Packages).Layer);
    }

    public void Dispose() => _reader.Dispose();

    private async Task<Package> Only(string path, string content) =>
        Assert.Single((await _reader.Read(new ImageBuilder().Layer(layer => layer.File(path, content)))).Packages);
}
