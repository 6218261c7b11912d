using System.Text;
using HelloAspire.Comparison.Images.Inventory;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images.Inventory;

/// <summary>Packages from each kind of database; what cannot be read is unknown, never zero.</summary>
public sealed class InventorySpecs : IDisposable
{
    private const string Status = """
        Package: libc6
        Status: install ok installed
        Description: a library
         Package: none of this line
        Version: 2.36-9

        Package: removed
        Status: deinstall ok config-files
        Version: 1.0

        Package: bash
        Status: install ok installed
        Version: 5.2

        """;

    private readonly Reader _reader = new();

    [Theory]
    [InlineData("var/lib/dpkg/status", Status, "deb bash 5.2, deb libc6 2.36-9")]
    [InlineData(
        "var/lib/dpkg/status",
        "Package: a\nStatus: install ok unpacked\nVersion: 1\n\nPackage: b\nStatus: install ok triggers-pending\nVersion: 2\n\n"
            + "Package: c\nStatus: install reinstreq half-configured\nVersion: 3\n\nPackage: d\nStatus: purge ok not-installed\n\n",
        "deb a 1, deb b 2, deb c 3"
    )]
    [InlineData("var/lib/dpkg/status.d/tzdata", "Package: tzdata\nVersion: 2026a\n", "deb tzdata 2026a")]
    [InlineData("var/lib/dpkg/status.d/tzdata.md5sums", "Package: tzdata\nVersion: 2026a\n", "")]
    [InlineData(
        "lib/apk/db/installed",
        "C:Q1\nP:musl\nV:1.2.5-r0\np:so:libc\n\nP:zlib\nV:1.3\n",
        "apk musl 1.2.5-r0, apk zlib 1.3"
    )]
    [InlineData(
        "app/node_modules/left-pad/package.json",
        """{"name":"left-pad","version":"1.3.0"}""",
        "npm left-pad 1.3.0"
    )]
    [InlineData(
        "app/node_modules/@scope/a/package.json",
        """{"name":"@scope/a","version":"2.0.0"}""",
        "npm @scope/a 2.0.0"
    )]
    [InlineData("app/node_modules/.a-Xy3/package.json", """{"name":"a","version":"1"}""", "")]
    [InlineData("app/node_modules/a/package.json", """{"name":"a","version":null}""", "")]
    [InlineData("app/node_modules/a/test/package.json", """{"name":"fixture","version":"1"}""", "")]
    [InlineData(
        "usr/lib/python3/dist-packages/flask-3.0.dist-info/METADATA",
        "Name: Flask\nVersion: 3.0.0\n\nName: none",
        "python Flask 3.0.0"
    )]
    [InlineData("usr/lib/python3/site-packages/~ix-1.dist-info/METADATA", "Name: six\nVersion: 1\n", "")]
    [InlineData("usr/lib/python3/six-1-py3.11.egg/EGG-INFO/PKG-INFO", "Name: six\nVersion: 1\n", "python six 1")]
    [InlineData("usr/lib/python3/dist-packages/six.egg-info", "Name: six\nVersion: 1.16\n", "python six 1.16")]
    [InlineData(
        "app/hello.cdx.json",
        """{"components":[{"name":"Polly","version":"8.6.5","purl":"pkg:nuget/Polly@8.6.5"},{"group":"@s","name":"a","version":"1","purl":"pkg:npm/%40s/a@1"},{"name":"os"}]}""",
        "npm @s/a 1, nuget Polly 8.6.5"
    )]
    [InlineData(
        "app/bom.json",
        """{"components":[{"group":"debian","name":"zlib1g","version":"1:1.2","purl":"pkg:deb/debian/zlib1g@1:1.2?distro=debian-12"},{"name":"curl","purl":"pkg:rpm/rhel/curl@7.5-1?epoch=1"},{"group":"g","name":"a","purl":"pkg:maven/g/a@1"}]}""",
        "deb zlib1g 1:1.2, maven g:a 1, rpm curl 1:7.5-1"
    )]
    public async Task I_see_the_packages_that(string path, string content, string expected)
    {
        var analysis = await _reader.Read(new ImageBuilder().Layer(layer => layer.File(path, content)));

        Assert.Equal(expected, Text(analysis.Packages));
        Assert.Empty(analysis.UnknownPackageTypes);
    }

    [Theory]
    [InlineData("app/node_modules/a/package.json", "{", "npm")]
    [InlineData("usr/lib/python3/six.dist-info/METADATA", "Name: six\n", "python")]
    [InlineData("usr/lib/python3/six-1.egg", "no zip", "python")]
    [InlineData("app/.yarn/cache/a-npm-1.zip", "version https://git-lfs.github.com/spec/v1", "npm")]
    [InlineData("app/app.deps.json", "[]", "nuget")]
    [InlineData("app/app.cdx.json", """{"components":7}""", "nuget")]
    [InlineData("var/lib/rpm/rpmdb.sqlite", "no database", "rpm")]
    [InlineData("var/lib/rpm/Packages", "Berkeley", "rpm")]
    [InlineData("var/lib/chisel/manifest.wall", "no zstd", "deb")]
    public async Task What_cannot_be_read_is_unknown(string path, string content, string type)
    {
        var analysis = await _reader.Read(new ImageBuilder().Layer(layer => layer.File(path, content)));

        Assert.Empty(analysis.Packages);
        Assert.Equal([type], analysis.UnknownPackageTypes);
    }

    [Theory]
    [InlineData(
        "app/.yarn/cache/a-npm-1.0.0-0a.zip",
        "node_modules/@s/a/package.json",
        """{"name":"@s/a","version":"1"}""",
        "npm @s/a 1"
    )]
    [InlineData("usr/lib/python3/a-1-py3.11.egg", "EGG-INFO/PKG-INFO", "Name: a\nVersion: 1\n", "python a 1")]
    public async Task A_package_that_stays_in_its_archive_is_seen(
        string path,
        string file,
        string text,
        string expected
    )
    {
        var archive = JavaSamples.Jar(("lib/other", [1]), (file, Encoding.UTF8.GetBytes(text)));

        var analysis = await _reader.Read(new ImageBuilder().Layer(layer => layer.File(path, archive)));

        Assert.Equal(expected, Text(analysis.Packages));
    }

    [Fact]
    public async Task A_package_of_a_workspace_is_seen_through_its_link()
    {
        var analysis = await _reader.Read(
            new ImageBuilder().Layer(layer =>
                layer
                    .File("app/packages/lib/package.json", """{"name":"@w/lib","version":"1.1.0"}""")
                    .SymbolicLink("app/node_modules/@w/lib", "../../packages/lib")
                    .SymbolicLink("app/packages/lib/self", ".")
            )
        );

        Assert.Equal("npm @w/lib 1.1.0", Text(analysis.Packages));
    }

    [Fact]
    public async Task An_empty_file_lists_nothing()
    {
        var analysis = await _reader.Read(new ImageBuilder().Layer(layer => layer.File("app/placeholder.jar")));

        Assert.Empty(analysis.UnknownPackageTypes);
    }

    [Fact]
    public async Task A_NuGet_package_counts_only_with_a_file_of_its_own_in_the_image()
    {
        const string Dependencies = """
            {
              "targets": { "net10.0": {
                "App/1.0.0": { "runtime": { "App.dll": {} } },
                "Present/1.2.3": { "runtime": { "lib/net10.0/Present.dll": {} } },
                "Absent/4.5.6": { "runtime": { "lib/net10.0/Absent.dll": {} } },
                "BuildOnly/7.8.9": {},
                "Localised/1.0.0": { "resources": { "lib/net10.0/de/Localised.resources.dll": { "locale": "de" } } },
                "Native/2.0.0": { "runtimeTargets": { "runtimes/linux-x64/native/libn.so": {} } } } },
              "libraries": {
                "App/1.0.0": { "type": "project" },
                "Present/1.2.3": { "type": "package" },
                "Absent/4.5.6": { "type": "package" },
                "BuildOnly/7.8.9": { "type": "package" },
                "Localised/1.0.0": { "type": "package" },
                "Native/2.0.0": { "type": "package" } }
            }
            """;

        var analysis = await _reader.Read(
            new ImageBuilder().Layer(layer =>
                layer
                    .File("app/App.deps.json", Dependencies)
                    .File("app/Present.dll")
                    .File("app/de/Localised.resources.dll")
                    .File("app/runtimes/linux-x64/native/libn.so")
            )
        );

        Assert.Equal("nuget Localised 1.0.0, nuget Native 2.0.0, nuget Present 1.2.3", Text(analysis.Packages));
    }

    [Fact]
    public async Task A_program_compiled_ahead_of_time_leaves_its_NuGet_packages_unknown_until_a_bill_of_materials_tells()
    {
        var program = "\u007FELF\u0002\u0001" + new string('\0', 100) + "\0__managedcode\0";
        var image = new ImageBuilder().Layer(layer => layer.File("app/hello", program, "755")).Entrypoint("/app/hello");
        Assert.Equal(["nuget"], (await _reader.Read(image)).UnknownPackageTypes);

        image.Layer(layer =>
            layer.File("app/hello.cdx.json", """{"components":[{"name":"A","version":"1","purl":"pkg:nuget/A@1"}]}""")
        );

        var analysis = await _reader.Read(image);
        Assert.Equal("nuget A 1", Text(analysis.Packages));
        Assert.Empty(analysis.UnknownPackageTypes);
    }

    [Fact]
    public async Task Only_the_last_state_of_a_database_counts()
    {
        var analysis = await _reader.Read(
            new ImageBuilder()
                .Layer(layer =>
                    layer
                        .File("var/lib/dpkg/status", Status)
                        .File("app/node_modules/a/package.json", """{"name":"a","version":"1"}""")
                )
                .Layer(layer => layer.File("var/lib/dpkg/status", "Package: bash\nVersion: 5.3\n"))
                .Layer(layer => layer.Whiteout("app/node_modules"))
        );

        Assert.Equal("deb bash 5.3", Text(analysis.Packages));
    }

    [Fact]
    public async Task Chiselled_images_tell_their_packages_in_a_manifest()
    {
        var lines = Encoding.UTF8.GetBytes(
            """
            {"jsonwall":"1.0","schema":"1.0","count":3}
            {"kind":"package","name":"libc6","version":"2.39-0ubuntu8","sha256":"0","arch":"amd64"}
            {"kind":"path","path":"/etc/ssl/"}

            """
        );

        var analysis = await _reader.Read(
            new ImageBuilder().Layer(layer => layer.File("var/lib/chisel/manifest.wall", Compression.Zstd.Of(lines)))
        );

        Assert.Equal("deb libc6 2.39-0ubuntu8", Text(analysis.Packages));
    }

    public void Dispose() => _reader.Dispose();

    private static string Text(IEnumerable<Package> packages) =>
        string.Join(", ", packages.Select(package => $"{package.Type} {package.Name} {package.Version}"));
}
