using System.Text.Json.Nodes;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Tests.Comparison.Images.Inventory;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities;

/// <summary>Which records are about an image's packages, and what they come to.</summary>
public sealed class MatchingSpecs : IDisposable
{
    private const string Critical = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

    private readonly Reader _reader = new();
    private readonly SampleDatabase _database = new();

    [Fact]
    public async Task A_distributions_record_is_about_the_source_package_of_the_images_release()
    {
        _database.Add(
            "Debian",
            new OsvRecordBuilder("DEBIAN-CVE-2026-1")
                .Upstream("CVE-2026-1")
                .Affects("Debian:11", "glibc", "2.99")
                .Affects("Debian:12", "glibc", "2.36-9+deb12u8"),
            new OsvRecordBuilder("DEBIAN-CVE-2026-2").Upstream("CVE-2026-2").Affects("Debian:12", "libc6"),
            new OsvRecordBuilder("DEBIAN-CVE-2026-3").Upstream("CVE-2026-3").Affects("Debian:12", "glibc", "2.36-1"),
            new OsvRecordBuilder("DEBIAN-CVE-2026-4").Upstream("CVE-2026-4").Affects("Debian:13", "glibc")
        );

        var found = Assert.Single(await Check(Debian(("libc6", "glibc", "2.36-9"), ("libc-bin", "glibc", "2.36-9"))));

        Assert.Equal(("CVE-2026-1", "glibc", "deb"), (found.Id, found.Package, found.Type));
        Assert.Equal(["libc-bin", "libc6"], found.Installed.Select(package => package.Name));
        Assert.Equal(["2.36-9+deb12u8"], found.FixedIn);
        Assert.Equal(["DEBIAN-CVE-2026-1"], found.Aliases);
    }

    [Fact]
    public async Task A_rebuild_compares_by_the_version_of_its_source()
    {
        _database.Add("Debian", new OsvRecordBuilder("DEBIAN-CVE-2026-1").Affects("Debian:12", "bash", "5.2.15-2+b1"));

        var found = await Check(Debian(("bash", "bash (5.2.15-2)", "5.2.15-2+b7")));

        Assert.Single(found);
    }

    [Theory]
    [InlineData("ID=debian\nVERSION_ID=\"12\"", "Debian:12")]
    [InlineData("ID=debian\nVERSION_CODENAME=forky", "Debian:14")]
    [InlineData("ID=ubuntu\nVERSION_ID=22.04", "Ubuntu:22.04:LTS")]
    [InlineData("ID=ubuntu\nVERSION_ID=24.04", "Ubuntu:24.04:LTS")]
    [InlineData("ID=ubuntu\nVERSION_ID=25.04", "Ubuntu:25.04")]
    [InlineData("ID=ubuntu\nVERSION_ID=24.10", "Ubuntu:24.10")]
    public async Task The_release_of_a_deb_image_is_taken_from_it(string release, string ecosystem)
    {
        _database.Add(ecosystem.Split(':')[0], new OsvRecordBuilder("X-1").Affects(ecosystem, "a"));

        Assert.Single(
            await Check(Image(release).Layer(layer => layer.File("var/lib/dpkg/status.d/a", Stanza("a", "a", "1"))))
        );
    }

    [Theory]
    [InlineData("ID=alpine\nVERSION_ID=3.20.3", "Alpine:v3.20")]
    [InlineData("ID=alpine\nVERSION_ID=3.23.0_alpha20260805", "Alpine:edge")]
    [InlineData("ID=wolfi\nVERSION_ID=20230201", "Wolfi")]
    [InlineData("ID=chainguard\nVERSION_ID=20230201", "Chainguard")]
    public async Task The_release_of_an_apk_image_is_taken_from_it(string release, string ecosystem)
    {
        _database.Add(ecosystem.Split(':')[0], new OsvRecordBuilder("X-1").Affects(ecosystem, "openssl", "3.3.2-r0"));

        var found = Assert.Single(
            await Check(
                Image(release).Layer(layer => layer.File("lib/apk/db/installed", "P:libssl3\nV:3.3.1-r0\no:openssl\n"))
            )
        );

        Assert.Equal("openssl", found.Package);
    }

    [Theory]
    [InlineData("ID=\"rhel\"\nVERSION_ID=\"9.4\"", "Red Hat:enterprise_linux:9::appstream", "openssl-libs")]
    [InlineData("ID=\"rhel\"\nVERSION_ID=\"9.4\"", "Red Hat:enterprise_linux:9.2::baseos", "openssl-libs")]
    [InlineData("ID=\"rocky\"\nVERSION_ID=\"9.4\"", "Rocky Linux:9", "openssl")]
    [InlineData("ID=\"almalinux\"\nVERSION_ID=\"9.4\"", "AlmaLinux:9", "openssl-libs")]
    [InlineData("ID=mariner\nVERSION_ID=\"2.0\"", "Azure Linux:2", "openssl")]
    [InlineData(
        "ID=sles\nVERSION_ID=15.6\nPRETTY_NAME=\"SUSE Linux Enterprise Server 15 SP6\"",
        "SUSE:Linux Enterprise Module for Basesystem 15 SP6",
        "openssl"
    )]
    [InlineData(
        "ID=sles\nVERSION_ID=15.6\nPRETTY_NAME=\"SUSE Linux Enterprise Server 15 SP6\"",
        "SUSE:Linux Enterprise Server 15 SP6-LTSS",
        "openssl"
    )]
    [InlineData(
        "ID=sles\nVERSION_ID=15.6\nPRETTY_NAME=\"SUSE Linux Enterprise Server 15 SP6\"",
        "SUSE:Linux Enterprise Server 15 SP6",
        "openssl"
    )]
    [InlineData(
        "ID=opensuse-leap\nVERSION_ID=15.6\nPRETTY_NAME=\"openSUSE Leap 15.6\"",
        "openSUSE:Leap 15.6",
        "openssl"
    )]
    public async Task The_release_of_an_rpm_image_is_taken_from_it(string release, string ecosystem, string name)
    {
        _database.Add(ecosystem.Split(':')[0], new OsvRecordBuilder("X-1").Affects(ecosystem, name, "1:3.0.7-28.el9"));
        const string Manifest = "openssl-libs\t3.0.7-27.el9\t1\t2\tx\t1\t3\tx86_64\t1\topenssl-3.0.7-27.el9.src.rpm\n";

        Assert.Single(
            await Check(Image(release).Layer(layer => layer.File("var/lib/rpmmanifest/container-manifest-2", Manifest)))
        );
    }

    [Theory]
    [InlineData("npm", "app/node_modules/@s/a/package.json", """{"name":"@s/a","version":"1.2.3"}""", "@s/a")]
    [InlineData("PyPI", "usr/lib/python3/x.dist-info/METADATA", "Name: Foo_Bar.baz\nVersion: 1.2.3\n", "foo-bar-baz")]
    [InlineData(
        "NuGet",
        "app/a.cdx.json",
        """{"bomFormat":"CycloneDX","components":[{"name":"Some.Package","version":"1.2.3","purl":"pkg:nuget/Some.Package@1.2.3"}]}""",
        "some.package"
    )]
    [InlineData(
        "Maven",
        "app/a.cdx.json",
        """{"bomFormat":"CycloneDX","components":[{"group":"g","name":"n","version":"1.2.3","purl":"pkg:maven/g/n@1.2.3"}]}""",
        "g:n"
    )]
    [InlineData(
        "Go",
        "app/a.cdx.json",
        """{"bomFormat":"CycloneDX","components":[{"name":"example.org/m","version":"v1.2.3","purl":"pkg:golang/example.org/m@v1.2.3"}]}""",
        "example.org/m"
    )]
    public async Task A_languages_packages_are_known_by_their_ecosystems_names(
        string ecosystem,
        string path,
        string content,
        string name
    )
    {
        _database.Add(
            ecosystem,
            new OsvRecordBuilder("GHSA-1").Aliases("CVE-2026-1").Affects(ecosystem, name, "1.2.4"),
            new OsvRecordBuilder("GHSA-2").Affects(ecosystem, name, "1.2.3")
        );

        var found = Assert.Single(await Check(new ImageBuilder().Layer(layer => layer.File(path, content))));

        Assert.Equal("CVE-2026-1", found.Id);
        Assert.Equal(["1.2.4"], found.FixedIn);
    }

    [Theory]
    [InlineData("1.4.9", false)]
    [InlineData("1.5.0", true)]
    [InlineData("1.9.9", true)]
    [InlineData("2.0.0", false)]
    [InlineData("3.0.0", true)]
    [InlineData("3.1.0", true)]
    [InlineData("3.1.1", false)]
    public async Task A_range_goes_by_its_events(string version, bool isAffected)
    {
        _database.Add(
            "npm",
            new OsvRecordBuilder("GHSA-1").Affects(
                "npm",
                "a",
                urgency: null,
                ("introduced", "3.0.0"),
                ("last_affected", "3.1.0"),
                ("introduced", "1.5.0"),
                ("fixed", "2.0.0")
            )
        );

        Assert.Equal(isAffected, (await Check(Npm(("a", version)))).Count == 1);
    }

    [Theory]
    [InlineData("1.9.9", true)]
    [InlineData("2.0.0", false)]
    [InlineData("2.0.0-rc.1", true)]
    public async Task A_bound_may_leave_zeros_out(string version, bool isAffected)
    {
        _database.Add("npm", new OsvRecordBuilder("GHSA-1").Affects("npm", "a", "2.0"));

        Assert.Equal(isAffected, (await Check(Npm(("a", version)))).Count == 1);
    }

    [Fact]
    public async Task A_limit_ends_what_a_range_says()
    {
        _database.Add(
            "npm",
            new OsvRecordBuilder("GHSA-1").Affects("npm", "a", null, ("introduced", "0"), ("limit", "2.0.0"))
        );

        Assert.Equal(["1.0.0"], (await Check(Npm(("a", "1.0.0"), ("a", "2.0.0")))).SelectMany(Versions));
    }

    [Fact]
    public async Task Versions_that_are_listed_are_affected_too()
    {
        _database.Add("npm", new OsvRecordBuilder("MAL-1").AffectsVersions("npm", "a", "6.6.6"));

        Assert.Equal(["6.6.6"], (await Check(Npm(("a", "6.6.6"), ("a", "6.6.7")))).SelectMany(Versions));
    }

    [Fact]
    public async Task A_listed_version_is_the_same_however_its_ecosystem_lets_it_be_written()
    {
        _database.Add("PyPI", new OsvRecordBuilder("PYSEC-1").AffectsVersions("PyPI", "a", "1.0"));
        var image = new ImageBuilder().Layer(layer =>
            layer.File("x/a.dist-info/METADATA", "Name: a\nVersion: 1.0.0\n")
        );

        Assert.Single(await Check(image));
    }

    [Fact]
    public async Task Ranges_of_mixed_types_count_together_and_commits_not_at_all()
    {
        var record = new OsvRecordBuilder("GHSA-1").Affects(
            "npm",
            "a",
            null,
            ("introduced", "1.0.0"),
            ("fixed", "1.1.0")
        );
        var ranges = record.Json["affected"]![0]!["ranges"]!.AsArray();
        ranges.Add(
            JsonNode.Parse("""{"type":"ECOSYSTEM","events":[{"introduced":"2.0.0"},{"last_affected":"2.1.0"}]}""")
        );
        ranges.Add(JsonNode.Parse("""{"type":"GIT","repo":"https://example.org/a","events":[{"introduced":"0"}]}"""));
        _database.Add("npm", record);

        Assert.Equal(
            ["1.0.5", "2.1.0"],
            (
                await Check(Npm(("a", "0.9.0"), ("a", "1.0.5"), ("a", "1.1.0"), ("a", "2.1.0"), ("a", "3.0.0")))
            ).SelectMany(Versions)
        );
    }

    [Theory]
    [InlineData("1.2-1ubuntu0.1~esm1", true)]
    [InlineData("1.2-1ubuntu0.1~esm2", false)]
    [InlineData("1.2-1ubuntu0.1", true)]
    [InlineData("1.2-1ubuntu0.2", true)]
    public async Task What_Ubuntu_Pro_maintains_goes_by_its_own_records(string version, bool isAffected)
    {
        _database.Add(
            "Ubuntu",
            new OsvRecordBuilder("UBUNTU-CVE-2026-1")
                .Upstream("CVE-2026-1")
                .Affects("Ubuntu:22.04:LTS", "a")
                .Affects("Ubuntu:Pro:22.04:LTS", "a", "1.2-1ubuntu0.1~esm2")
        );
        var image = Image("ID=ubuntu\nVERSION_ID=22.04")
            .Layer(layer => layer.File("var/lib/dpkg/status.d/a", Stanza("a", "a", version)));

        Assert.Equal(isAffected, (await Check(image)).Count == 1);
    }

    /// <summary>Once a release is maintained no more, OSV's records speak of it as Pro's alone.</summary>
    [Theory]
    [InlineData("1.2-1ubuntu0.1", 1)]
    [InlineData("1.2-1ubuntu0.1+esm2", 0)]
    [InlineData("1.3-1", 0)]
    public async Task What_Ubuntu_itself_no_longer_mends_is_not_taken_for_mended(string version, int count)
    {
        _database.Add(
            "Ubuntu",
            new OsvRecordBuilder("UBUNTU-CVE-2026-1").Affects("Ubuntu:Pro:18.04:LTS", "a", "1.2-1ubuntu0.1+esm2"),
            new OsvRecordBuilder("UBUNTU-CVE-2026-2")
                .Affects("Ubuntu:18.04:LTS", "a", "1.2-1ubuntu0.1")
                .Affects("Ubuntu:Pro:18.04:LTS", "a", "1.4-1~esm1")
        );
        var image = Image("ID=ubuntu\nVERSION_ID=18.04")
            .Layer(layer => layer.File("var/lib/dpkg/status.d/a", Stanza("a", "a", version)));
        // The version from Pro is older than what Pro mended the other by.
        var others = version.Contains("esm", StringComparison.Ordinal) ? 1 : 0;

        Assert.Equal(count + others, (await Check(image)).Count);
    }

    [Theory]
    [InlineData("1.9.0+cu118", true)]
    [InlineData("2.0.0+cu118", true)]
    [InlineData("2.0.0", true)]
    [InlineData("2.0.1+cpu", false)]
    public async Task A_build_for_another_machine_is_the_same_version(string version, bool isAffected)
    {
        _database.Add(
            "PyPI",
            new OsvRecordBuilder("PYSEC-1").Affects("PyPI", "a", null, ("introduced", "0"), ("last_affected", "2.0.0")),
            new OsvRecordBuilder("PYSEC-2").AffectsVersions("PyPI", "a", "1.9.0", "2.0.0")
        );
        var image = new ImageBuilder().Layer(layer =>
            layer.File("x/a.dist-info/METADATA", $"Name: a\nVersion: {version}\n")
        );

        Assert.Equal(isAffected ? 2 : 0, (await Check(image)).Count);
    }

    [Theory]
    [InlineData("nodejs:18:8090020230927152137:rhel8", "Important: nodejs:20 security update", 0)]
    [InlineData("nodejs:20:8090020230927152137:rhel8", "Important: nodejs:20 security update", 1)]
    [InlineData("nodejs:18:8090020230927152137:rhel8", "nodejs:18 and nodejs-dev:20 security update", 1)]
    [InlineData("nodejs:18:8090020230927152137:rhel8", "Important: nodejs security update", 1)]
    [InlineData("nodejs:2:8090020230927152137:rhel8", "Red Hat Security Advisory: nodejs:20 security update", 0)]
    [InlineData("", "Important: nodejs:20 security update", 1)]
    public async Task What_is_mended_in_one_stream_of_a_module_says_nothing_of_another(
        string label,
        string title,
        int count
    )
    {
        var record = new OsvRecordBuilder("ALSA-1").Affects("AlmaLinux:8", "nodejs", "20.11-1.module_el8.9.0+1+a");
        record.Json["summary"] = title;
        _database.Add("AlmaLinux", record);
        var header = RpmSamples.Header("nodejs", "18.1", "1.module_el8.9.0+1+a", module: label);

        var found = await Check(
            Image("ID=almalinux\nVERSION_ID=8.9")
                .Layer(layer => layer.File("var/lib/rpm/rpmdb.sqlite", RpmSamples.Sqlite("DELETE", header)))
        );

        Assert.Equal(count, found.Count);
    }

    [Theory]
    [InlineData("18.0-1.el8", "20.11-1.module+el8.9.0+21380+12032667", 0)]
    [InlineData("18.0-1.module+el8.9.0+1+a", "20.11-1.el8", 0)]
    [InlineData("20.0-1.module+el8.9.0+1+a", "20.11-1.module+el8.9.0+21380+12032667", 1)]
    [InlineData("20.0-1.module_el8.9.0+1+a", "20.11-1.module_el8.9.0+3890+a2ba0a17", 1)]
    [InlineData("20.0-1.el8", "20.11-1.el8", 1)]
    public async Task A_module_and_what_is_outside_of_it_have_versions_of_their_own(
        string version,
        string mended,
        int count
    )
    {
        _database.Add("AlmaLinux", new OsvRecordBuilder("ALSA-1").Affects("AlmaLinux:8", "nodejs", mended));
        var manifest = $"nodejs\t{version}\t1\t2\tx\t1\t3\tx86_64\t0\tnodejs-{version}.src.rpm\n";

        Assert.Equal(
            count,
            (
                await Check(
                    Image("ID=almalinux\nVERSION_ID=8.9")
                        .Layer(layer => layer.File("var/lib/rpmmanifest/container-manifest-2", manifest))
                )
            ).Count
        );
    }

    [Theory]
    [InlineData("v0.0.0-20230101000000-abcdefabcdef", "0.0.0-20230601000000-0123456789ab", true)]
    [InlineData("v0.0.0-20230701000000-abcdefabcdef", "0.0.0-20230601000000-0123456789ab", false)]
    [InlineData("v1.2.4-0.20230101000000-abcdefabcdef", "1.2.4", true)]
    [InlineData("v2.0.0+incompatible", "2.0.0", false)]
    [InlineData("v1.9.9+incompatible", "2.0.0+incompatible", true)]
    public async Task A_Go_module_goes_by_its_pseudo_versions_and_its_path(
        string version,
        string mended,
        bool isAffected
    )
    {
        _database.Add(
            "Go",
            new OsvRecordBuilder("GO-1").Affects("Go", "github.com/A/m", mended),
            new OsvRecordBuilder("GO-2").Affects("Go", "github.com/A/m/v2"),
            new OsvRecordBuilder("GO-3").Affects("Go", "github.com/a/m")
        );
        var purl = "pkg:golang/github.com/A/m@" + version.Replace("+", "%2B", StringComparison.Ordinal);
        var image = new ImageBuilder().Layer(layer =>
            layer.File(
                "app/a.cdx.json",
                $$"""{"bomFormat":"CycloneDX","components":[{"name":"m","purl":"{{purl}}"}]}"""
            )
        );

        Assert.Equal(isAffected ? ["GO-1"] : [], (await Check(image)).Select(one => one.Id));
    }

    [Fact]
    public async Task A_vulnerability_that_goes_by_another_name_in_the_other_image_is_neither_fixed_nor_introduced()
    {
        _database.Add(
            "npm",
            new OsvRecordBuilder("GHSA-1").Aliases("CVE-2026-1", "SNYK-1").Affects("npm", "a", "1.1.0"),
            new OsvRecordBuilder("SNYK-1").Affects("npm", "a", "1.3.0")
        );
        var left = await _database.Check(await _reader.Read(Npm(("a", "1.0.0"))));
        var right = await _database.Check(await _reader.Read(Npm(("a", "1.2.0"))));

        var changes = HelloAspire.Comparison.Comparing.ImageComparison.Of(left, right).Vulnerabilities!;

        Assert.Equal(
            ("CVE-2026-1", "SNYK-1"),
            (left.Vulnerabilities!.Vulnerabilities[0].Id, right.Vulnerabilities!.Vulnerabilities[0].Id)
        );
        Assert.Empty(changes.Fixed.Concat(changes.Introduced));
    }

    [Fact]
    public async Task A_severity_of_the_affected_package_goes_before_the_records()
    {
        var record = new OsvRecordBuilder("GHSA-1").Severity("CVSS_V3", Critical).Affects("npm", "a");
        record.Json["affected"]![0]!["severity"] = JsonNode.Parse(
            """[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N"}]"""
        );
        _database.Add("npm", record);

        Assert.Equal(5.9, Assert.Single(await Check(Npm(("a", "1.0.0")))).Score);
    }

    [Theory]
    [InlineData("/etc/X.json", "../../X.json")]
    [InlineData("X.json", "X.json")]
    [InlineData("npm/X.json", "X.JSON")]
    public async Task A_record_counts_once_however_its_files_are_named(string one, string other)
    {
        var json = new OsvRecordBuilder("X").Affects("npm", "a").Json.ToJsonString();
        _database.AddFile("npm", SampleDatabase.Zip((one, json), (other, json), ("X.txt", json), ("a.json", "")));

        Assert.Single(await Check(Npm(("a", "1.0.0"))));
    }

    [Fact]
    public async Task A_withdrawn_record_does_not_count()
    {
        _database.Add("npm", new OsvRecordBuilder("GHSA-1").Affects("npm", "a").Withdrawn());

        Assert.Empty(await Check(Npm(("a", "1.0.0"))));
    }

    [Fact]
    public async Task A_vulnerability_counts_once_however_many_records_tell_of_it()
    {
        _database.Add(
            "PyPI",
            new OsvRecordBuilder("GHSA-1").Aliases("CVE-2026-1", "PYSEC-1").Affects("PyPI", "a", "1.5").Word("HIGH"),
            new OsvRecordBuilder("PYSEC-1").Aliases("GHSA-1").Affects("PyPI", "a", "1.4"),
            new OsvRecordBuilder("PYSEC-2").Aliases("GHSA-2").Affects("PyPI", "a"),
            new OsvRecordBuilder("GHSA-2").Aliases("PYSEC-2").Affects("PyPI", "a")
        );
        var image = new ImageBuilder().Layer(layer => layer.File("x/a.dist-info/METADATA", "Name: a\nVersion: 1.0\n"));

        var found = await Check(image);

        Assert.Equal(["CVE-2026-1", "GHSA-2"], found.Select(one => one.Id));
        Assert.Equal(["GHSA-1", "PYSEC-1"], found[0].Aliases);
        Assert.Equal(["1.4"], found[0].FixedIn);
        Assert.Equal(VulnerabilitySeverity.High, found[0].Severity);
    }

    [Fact]
    public async Task A_bulletin_counts_for_each_vulnerability_that_it_mends()
    {
        _database.Add(
            "Debian",
            new OsvRecordBuilder("DSA-1").Upstream("CVE-2026-1", "CVE-2026-2").Affects("Debian:12", "a", "2"),
            new OsvRecordBuilder("DLA-1").Related("CVE-2026-3").Affects("Debian:12", "a", "2"),
            new OsvRecordBuilder("DEBIAN-CVE-2026-1").Upstream("CVE-2026-1").Affects("Debian:12", "a", "2")
        );

        var found = await Check(Debian(("a", "a", "1")));

        Assert.Equal(["CVE-2026-1", "CVE-2026-2", "CVE-2026-3"], found.Select(one => one.Id));
        Assert.Equal(["DEBIAN-CVE-2026-1", "DSA-1"], found[0].Aliases);
    }

    [Fact]
    public async Task What_a_language_record_calls_related_is_another_vulnerability()
    {
        _database.Add("npm", new OsvRecordBuilder("GHSA-1").Related("CVE-2026-1").Affects("npm", "a"));

        Assert.Equal("GHSA-1", Assert.Single(await Check(Npm(("a", "1.0.0")))).Id);
    }

    [Theory]
    [InlineData("unimportant", "Negligible")]
    [InlineData("low", "Low")]
    [InlineData("medium**", "Medium")]
    [InlineData("not yet assigned", "Critical")]
    [InlineData("end-of-life", "Critical")]
    [InlineData(null, "Critical")]
    public async Task The_distributions_word_goes_before_CVSS(string? urgency, string severity)
    {
        _database.Add(
            "Debian",
            new OsvRecordBuilder("DEBIAN-CVE-2026-1")
                .Upstream("CVE-2026-1")
                .Severity("CVSS_V3", Critical)
                .Affects("Debian:12", "a", mended: null, urgency)
        );

        var found = Assert.Single(await Check(Debian(("a", "a", "1"))));

        Assert.Equal((severity, 9.8), (found.Severity.ToString(), found.Score));
        Assert.Equal(urgency == "end-of-life", found.NoFixPlanned);
        Assert.False(found.IsFixable);
    }

    [Theory]
    [InlineData("CVSS_V4", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "Critical", 9.3)]
    [InlineData("CVSS_V3", "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:N/A:N", "Medium", 5.9)]
    [InlineData("CVSS_V2", "AV:N/AC:L/Au:N/C:C/I:C/A:C", "Critical", 10.0)]
    [InlineData("CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N", "Negligible", 0.0)]
    [InlineData("CVSS_V3", "CVSS:3.1/AV:N", "Low", null)]
    public async Task CVSS_goes_before_the_databases_word(string type, string vector, string severity, double? score)
    {
        _database.Add(
            "npm",
            new OsvRecordBuilder("GHSA-1").Severity(type, vector).Word("LOW").Affects("npm", "a", "2.0.0")
        );

        var found = Assert.Single(await Check(Npm(("a", "1.0.0"))));

        Assert.Equal((severity, score), (found.Severity.ToString(), found.Score));
    }

    [Fact]
    public async Task Of_several_vectors_the_latest_version_counts()
    {
        var record = new OsvRecordBuilder("GHSA-1").Severity("CVSS_V3", Critical).Affects("npm", "a");
        record.Json["severity"]!
            .AsArray()
            .Add(
                new JsonObject
                {
                    ["type"] = "CVSS_V4",
                    ["score"] = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N",
                }
            );
        _database.Add("npm", record);

        Assert.Equal(0, Assert.Single(await Check(Npm(("a", "1.0.0")))).Score);
    }

    [Fact]
    public async Task A_severity_that_nobody_states_stays_unknown()
    {
        _database.Add(
            "Ubuntu",
            Rated("UBUNTU-CVE-2026-1").Affects("Ubuntu:22.04:LTS", "a"),
            new OsvRecordBuilder("UBUNTU-CVE-2026-2").Affects("Ubuntu:22.04:LTS", "a"),
            new OsvRecordBuilder("UBUNTU-CVE-2026-3").Severity("CVSS_V3", "no vector").Affects("Ubuntu:22.04:LTS", "a")
        );
        var image = Image("ID=ubuntu\nVERSION_ID=22.04");
        image.Layer(layer => layer.File("var/lib/dpkg/status.d/a", Stanza("a", "a", "1")));

        Assert.Equal(
            [VulnerabilitySeverity.Medium, VulnerabilitySeverity.Unknown, VulnerabilitySeverity.Unknown],
            (await Check(image)).Select(one => one.Severity)
        );
    }

    [Fact]
    public async Task A_chiselled_images_packages_are_known_by_the_binary_names_of_Ubuntus_records()
    {
        var record = new OsvRecordBuilder("UBUNTU-CVE-2026-1").Affects(
            "Ubuntu:24.04:LTS",
            "openssl",
            "3.0.13-0ubuntu3.5"
        );
        record.Json["affected"]![0]!["ecosystem_specific"] = JsonNode.Parse(
            """{"binaries":[{"binary_name":"libssl3t64","binary_version":"3.0.13-0ubuntu3.5"}]}"""
        );
        _database.Add("Ubuntu", record);
        var manifest = Compression.Zstd.Of(
            """{"kind":"package","name":"libssl3t64","version":"3.0.13-0ubuntu3.4"}"""u8.ToArray()
        );

        var found = await Check(
            Image("ID=ubuntu\nVERSION_ID=24.04").Layer(layer => layer.File("var/lib/chisel/manifest.wall", manifest))
        );

        Assert.Equal("UBUNTU-CVE-2026-1", Assert.Single(found).Id);
    }

    [Fact]
    public async Task Each_package_tells_its_layer()
    {
        _database.Add("npm", new OsvRecordBuilder("GHSA-1").Affects("npm", "a", "2.0.0"));

        var found = Assert.Single(await Check(Npm(("b", "1.0.0"), ("a", "1.0.0"))));

        Assert.Equal(1, Assert.Single(found.Installed).Layer);
        Assert.Equal(FindingOrigin.Own, found.Origin);
    }

    [Theory]
    [InlineData("usr/lib/python3/dist-packages/a.egg-info", 0)]
    [InlineData("usr/local/lib/python3.11/dist-packages/a.egg-info", 1)]
    public async Task A_library_that_the_distribution_mends_itself_goes_by_its_records_alone(string path, int count)
    {
        _database.Add("PyPI", new OsvRecordBuilder("GHSA-1").Affects("PyPI", "a"));
        _database.Add("Debian", new OsvRecordBuilder("DEBIAN-CVE-2026-1").Affects("Debian:12", "other"));
        var image = Debian(("python3-a", "python-a", "1.0-1"))
            .Layer(layer => layer.File(path, "Name: a\nVersion: 1.0\n"));

        Assert.Equal(count, (await Check(image)).Count);
    }

    [Fact]
    public async Task What_cannot_be_checked_is_named_with_the_reason()
    {
        _database.Add("npm", new OsvRecordBuilder("GHSA-1").Affects("npm", "other"));
        var image = Npm(("a", "1.0.0"))
            .Layer(layer => layer.File("lib/apk/db/installed", "P:a\nV:1\n"))
            .Layer(layer => layer.File("x/a.dist-info/METADATA", "Name: a\nVersion: 1.0\n"));

        var report = (await _database.Check(await _reader.Read(image))).Vulnerabilities!;

        Assert.Empty(report.Vulnerabilities);
        Assert.Equal(["apk", "python"], report.Unchecked.Select(packages => packages.Type));
        Assert.Equal("the image does not state its distribution (os-release)", report.Unchecked[0].Reason);
        Assert.Equal("PyPI", report.Unchecked[1].Archive);
    }

    [Fact]
    public async Task A_release_that_has_no_number_yet_is_told_by_its_name()
    {
        _database.Add("npm", new OsvRecordBuilder("GHSA-1").Affects("npm", "a"));
        var image = Npm(("a", "1.0.0"))
            .Layer(layer =>
                layer
                    .File("etc/os-release", "ID=debian\nVERSION_CODENAME=sid")
                    .File("var/lib/dpkg/status.d/a", Stanza("a", "a", "1"))
            );

        var report = (await _database.Check(await _reader.Read(image))).Vulnerabilities!;

        Assert.Equal("OSV has no archive of debian sid", Assert.Single(report.Unchecked).Reason);
    }

    [Fact]
    public async Task A_version_that_is_none_is_not_checked_but_where_a_record_lists_it()
    {
        _database.Add(
            "Go",
            new OsvRecordBuilder("GO-1").Affects("Go", "example.org/m", "2.0.0"),
            new OsvRecordBuilder("GO-2").AffectsVersions("Go", "example.org/m", "(devel)")
        );
        var image = new ImageBuilder().Layer(layer =>
            layer.File(
                "app/a.cdx.json",
                """{"bomFormat":"CycloneDX","components":[{"name":"example.org/m","version":"(devel)","purl":"pkg:golang/example.org/m"}]}"""
            )
        );

        var report = (await _database.Check(await _reader.Read(image))).Vulnerabilities!;

        Assert.Equal("GO-2", Assert.Single(report.Vulnerabilities).Id);
        Assert.Contains("'(devel)' of example.org/m", Assert.Single(report.Unchecked).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_that_no_list_names_are_not_checked()
    {
        _database.Add("npm", new OsvRecordBuilder("GHSA-1").Affects("npm", "a"));
        var image = Npm(("a", "1.0.0")).Layer(layer => layer.File("app/app.deps.json", "[]"));

        var report = (await _database.Check(await _reader.Read(image))).Vulnerabilities!;

        Assert.Equal("nuget", Assert.Single(report.Unchecked).Type);
    }

    [Fact]
    public async Task Without_an_archive_nothing_is_checked()
    {
        Assert.Null((await _database.Check(await _reader.Read(Npm(("a", "1.0.0"))))).Vulnerabilities);
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(8, true)]
    public async Task The_database_is_as_old_as_its_newest_record(int days, bool isStale)
    {
        _database.Add(
            "npm",
            new OsvRecordBuilder("GHSA-1", "2026-11-01T00:00:00Z").Affects("npm", "b"),
            new OsvRecordBuilder("GHSA-2", "2026-11-10T00:00:00Z").Affects("npm", "b").Withdrawn()
        );
        var newest = new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero);

        var report = (
            await _database.Check(await _reader.Read(Npm(("a", "1.0.0"))), newest.AddDays(days))
        ).Vulnerabilities!;

        Assert.Equal((newest, isStale), (report.DatabaseDate, report.IsStale));
    }

    public void Dispose()
    {
        _reader.Dispose();
        _database.Dispose();
    }

    private async Task<IReadOnlyList<Vulnerability>> Check(ImageBuilder image) =>
        (await _database.Check(await _reader.Read(image))).Vulnerabilities!.Vulnerabilities;

    // As Ubuntu rates: its own priority beside a vector.
    private static OsvRecordBuilder Rated(string id)
    {
        var record = new OsvRecordBuilder(id).Severity("Ubuntu", "medium");
        record.Json["severity"]!.AsArray().Insert(0, new JsonObject { ["type"] = "CVSS_V3", ["score"] = Critical });
        return record;
    }

    private static IEnumerable<string> Versions(Vulnerability found) =>
        found.Installed.Select(package => package.Version);

    private static ImageBuilder Image(string release) =>
        new ImageBuilder().Layer(layer => layer.File("etc/os-release", release));

    private static ImageBuilder Debian(params (string Name, string Source, string Version)[] packages) =>
        Image("ID=debian\nVERSION_ID=12")
            .Layer(layer =>
                layer.File(
                    "var/lib/dpkg/status.d/all",
                    string.Join('\n', packages.Select(package => Stanza(package.Name, package.Source, package.Version)))
                )
            );

    private static string Stanza(string name, string source, string version) =>
        $"Package: {name}\nSource: {source}\nVersion: {version}\n";

    // A layer for each package.
    private static ImageBuilder Npm(params (string Name, string Version)[] packages)
    {
        var image = new ImageBuilder();
        foreach (var (index, package) in packages.Index())
        {
            image.Layer(layer =>
                layer.File(
                    $"app{index}/node_modules/{package.Name}/package.json",
                    $$"""{"name":"{{package.Name}}","version":"{{package.Version}}"}"""
                )
            );
        }
        return image;
    }
}
