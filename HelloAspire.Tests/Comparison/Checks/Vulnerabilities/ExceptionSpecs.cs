using System.Text.Json;
using HelloAspire.Comparison;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
using HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;
using HelloAspire.Tests.Comparison.Reports;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities;

/// <summary>Vulnerabilities that somebody set aside, and what other scanners say of them.</summary>
public sealed class ExceptionSpecs : IDisposable
{
    private readonly Reader _reader = new();
    private readonly SampleDatabase _database = new();

    [Fact]
    public async Task What_the_user_ignores_does_not_count_and_is_told_with_its_reason()
    {
        var left = await Apply(
            Ignore("""{"id": "CVE-2026-1", "package": "openssl", "reason": "not reachable", "expires": "2026-11-21"}""")
        );

        Assert.DoesNotContain(left.Vulnerabilities!.Vulnerabilities, one => one.Id == "CVE-2026-1");
        var excepted = Assert.Single(left.Vulnerabilities.Excepted);
        Assert.Equal(("CVE-2026-1", "not reachable"), (excepted.Vulnerability.Id, excepted.Statement.Reason));
        Assert.Equal(4, left.Vulnerabilities.Vulnerabilities.Count);
        foreach (var format in new[] { "table", "markdown", "html", "json" })
        {
            var text = await SamplePair.Write(HelloAspire.Comparison.Reports.Report.On(left), format);
            Assert.Contains("not reachable", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_expired_entry_counts_again_and_is_told()
    {
        var left = await Apply(
            Ignore("""{"id": "CVE-2026-1", "reason": "wait for the release", "expires": "2026-11-20"}""")
        );

        Assert.Contains(left.Vulnerabilities!.Vulnerabilities, one => one.Id == "CVE-2026-1");
        Assert.Empty(left.Vulnerabilities.Excepted);
        Assert.Equal("wait for the release", Assert.Single(left.Vulnerabilities.Expired).Reason);
        Assert.Contains(
            "these vulnerabilities count again",
            await SamplePair.Write(HelloAspire.Comparison.Reports.Report.On(left), "markdown"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("""{"id": "CVE-2026-1", "expires": "2027-01-01"}""", "its entry 1 has no 'reason'")]
    [InlineData("""{"id": "CVE-2026-1", "reason": "x"}""", "its entry 1 has no 'expires'")]
    [InlineData("""{"reason": "x", "expires": "2027-01-01"}""", "its entry 1 has no 'id'")]
    [InlineData("""{"id": "x", "reason": "x", "expires": "tomorrow"}""", "which is not a date")]
    [InlineData("""{""", "cannot be used")]
    public void An_incomplete_ignore_file_is_refused_with_one_line(string entry, string told)
    {
        var refusal = Assert.Throws<UserErrorException>(() => IgnoreFile.Read(Ignore(entry)));

        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Theory]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl@3.0.11-1"}],"status":"not_affected","justification":"vulnerable_code_not_in_execute_path"}]}""",
        1
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:oci/before","subcomponents":[{"@id":"pkg:deb/debian/openssl"}]}],"status":"fixed"}]}""",
        1
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:oci/before"}],"status":"not_affected"}]}""",
        1
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns","statements":[{"vulnerability":"CVE-2026-1","products":["pkg:deb/debian/openssl"],"status":"not_affected"}]}""",
        1
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:oci/other"}],"status":"not_affected"}]}""",
        0
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl@9"}],"status":"not_affected"}]}""",
        0
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-2026-1"},"status":"not_affected"}]}""",
        0
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl"}],"status":"affected"}]}""",
        0
    )]
    [InlineData(
        """{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"bom-ref":"a","purl":"pkg:deb/debian/openssl@3.0.11-1"}],"vulnerabilities":[{"id":"CVE-2026-1","analysis":{"state":"not_affected","justification":"code_not_reachable"},"affects":[{"ref":"a"}]}]}""",
        1
    )]
    [InlineData(
        """{"bomFormat":"CycloneDX","vulnerabilities":[{"id":"CVE-2026-1","analysis":{"state":"false_positive"},"affects":[{"ref":"urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#pkg%3Adeb%2Fdebian%2Fopenssl"}]}]}""",
        1
    )]
    [InlineData(
        """{"bomFormat":"CycloneDX","vulnerabilities":[{"id":"CVE-2026-1","analysis":{"state":"exploitable"},"affects":[{"ref":"pkg:deb/debian/openssl"}]}]}""",
        0
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","timestamp":"2026-06-01T00:00:00Z","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl"}],"status":"not_affected","timestamp":"2026-01-01T00:00:00Z"},{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl"}],"status":"affected"}]}""",
        0
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","timestamp":"2026-06-01T00:00:00Z","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl"}],"status":"affected","timestamp":"2026-01-01T00:00:00Z"},{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl"}],"status":"not_affected"}]}""",
        1
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","timestamp":"2026-06-01T00:00:00Z","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl"}],"status":"not_affected"},{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl"}],"status":"under_investigation"}]}""",
        0
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","timestamp":"2026-06-01T00:00:00Z","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl"}],"status":"under_investigation"},{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl"}],"status":"fixed"}]}""",
        1
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","timestamp":"2026-06-01T00:00:00Z","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/openssl"}],"status":"not_affected","timestamp":"2026-01-01T00:00:00Z"},{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:deb/debian/bash"}],"status":"affected"}]}""",
        1
    )]
    [InlineData(
        """{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"@id":"CVE-2026-1"},"products":[{"@id":"urn:example:1","identifiers":{"purl":"pkg:deb/debian/openssl?arch=amd64"}}],"status":"not_affected"}]}""",
        1
    )]
    [InlineData(
        """{"bomFormat":"CycloneDX","components":[{"bom-ref":"app","components":[{"bom-ref":"a","purl":"pkg:deb/debian/openssl"}]}],"vulnerabilities":[{"id":"CVE-2026-1","analysis":{"state":"resolved"},"affects":[{"ref":"a"}]}]}""",
        1
    )]
    [InlineData(
        """{"bomFormat":"CycloneDX","vulnerabilities":[{"id":"CVE-2026-1","analysis":{"state":"in_triage","lastUpdated":"2026-06-01T00:00:00Z"},"affects":[{"ref":"pkg:deb/debian/openssl"}]},{"id":"CVE-2026-1","analysis":{"state":"not_affected","firstIssued":"2026-01-01T00:00:00Z"},"affects":[{"ref":"pkg:deb/debian/openssl"}]}]}""",
        0
    )]
    public async Task A_VEX_document_sets_aside_what_it_says_does_no_harm(string document, int excepted)
    {
        var file = Write(document);

        var left = await Apply(
            new VulnerabilityExceptions(VexDocument.Read(file), new SampleClock(SampleDatabase.Now))
        );

        Assert.Equal(excepted, left.Vulnerabilities!.Excepted.Count);
        Assert.Equal(
            5 - excepted,
            left.Vulnerabilities.Vulnerabilities.Select(one => one.Id)
                .Except(left.Vulnerabilities.Excepted.Select(one => one.Vulnerability.Id))
                .Count()
        );
    }

    [Fact]
    public async Task The_users_own_word_goes_before_any_other()
    {
        var affected = Write(
            """{"@context":"https://openvex.dev/ns","timestamp":"2026-11-01T00:00:00Z","statements":[{"vulnerability":"CVE-2026-1","products":["pkg:deb/debian/openssl"],"status":"affected"}]}"""
        );
        var ignored = Ignore("""{"id": "CVE-2026-1", "reason": "not reachable", "expires": "2026-11-21"}""");

        var left = await Apply(
            new VulnerabilityExceptions(
                [.. IgnoreFile.Read(ignored), .. VexDocument.Read(affected)],
                new SampleClock(SampleDatabase.Now)
            )
        );

        Assert.Equal("ignored", Assert.Single(left.Vulnerabilities!.Excepted).Statement.Status);
    }

    [Fact]
    public void What_is_no_VEX_document_is_refused()
    {
        var refusal = Assert.Throws<UserErrorException>(() => VexDocument.Read(Write("""{"a":1}""")));

        Assert.Contains("neither OpenVEX nor CycloneDX", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_scanners_opinions_stand_side_by_side()
    {
        var trivy = Write(
            """{"SchemaVersion":2,"Results":[{"Target":"a","Vulnerabilities":[{"VulnerabilityID":"CVE-2026-1","PkgName":"libssl3","InstalledVersion":"3.0.11-1","FixedVersion":"3.0.15-1","Severity":"HIGH"},{"VulnerabilityID":"CVE-2026-99","PkgName":"zlib1g","InstalledVersion":"1","Severity":"LOW"}]},{"Target":"b"}]}"""
        );
        var grype = Write(
            """{"matches":[{"vulnerability":{"id":"GHSA-3","severity":"High","fix":{"versions":["1.3.1"],"state":"fixed"}},"relatedVulnerabilities":[{"id":"CVE-2026-3"}],"artifact":{"name":"left-pad","version":"1.3.0","type":"npm"}}]}"""
        );
        var analysis = (await VulnerableSample.Compare(_reader, _database)).Images[0] with
        {
            OtherScanners = [ScannerFormat.Read("trivy:" + trivy), ScannerFormat.Read("grype:" + grype)],
        };

        var opinions = VulnerabilityOpinion.Of(analysis);

        Assert.Equal(6, opinions.Count);
        var critical = opinions[0];
        Assert.Equal(("CVE-2026-1", VulnerabilitySeverity.Critical), (critical.Id, critical.Own));
        Assert.Equal(VulnerabilitySeverity.High, critical.Others["trivy"]);
        Assert.Equal(["grype"], opinions.Single(one => one.Id == "CVE-2026-3").Others.Keys);
        var alone = opinions.Single(one => one.Id == "CVE-2026-99");
        Assert.Null(alone.Own);
        Assert.Equal(VulnerabilitySeverity.Low, alone.Others["trivy"]);
        var report = HelloAspire.Comparison.Reports.Report.On(analysis);
        Assert.Contains("side by side", await SamplePair.Write(report, "markdown"), StringComparison.Ordinal);
        var json = JsonDocument.Parse(await SamplePair.Write(report, "json")).RootElement.GetProperty("images")[0];
        Assert.Equal(
            "high",
            json.GetProperty("vulnerabilityOpinions")[0].GetProperty("others").GetProperty("trivy").GetString()
        );
    }

    /// <summary>As trivy names the bulletin beside each CVE that it mends.</summary>
    [Fact]
    public async Task A_bulletin_that_another_scanner_names_beside_does_not_mix_vulnerabilities_up()
    {
        _database.Add(
            "Debian",
            new OsvRecordBuilder("DSA-1").Upstream("CVE-2026-1", "CVE-2026-2").Affects("Debian:12", "openssl", "4")
        );
        var trivy = Write(
            """{"SchemaVersion":2,"Results":[{"Vulnerabilities":[{"VulnerabilityID":"CVE-2026-1","VendorIDs":["DSA-1"],"PkgName":"openssl","Severity":"LOW"},{"VulnerabilityID":"CVE-2026-2","VendorIDs":["DSA-1"],"PkgName":"openssl","Severity":"HIGH"}]}]}"""
        );
        var image = ImageBuilder
            .Clean()
            .Layer(layer =>
                layer
                    .File("etc/os-release", "ID=debian\nVERSION_ID=12\n")
                    .File("var/lib/dpkg/status.d/openssl", "Package: openssl\nVersion: 3\n")
            );
        var analysis = (await _database.Check(await _reader.Read(image))) with
        {
            OtherScanners = [ScannerFormat.Read("trivy:" + trivy)],
        };

        Assert.Equal(
            [("CVE-2026-1", VulnerabilitySeverity.Low), ("CVE-2026-2", VulnerabilitySeverity.High)],
            VulnerabilityOpinion.Of(analysis).Select(one => (one.Id, one.Others["trivy"])).Order()
        );
    }

    [Theory]
    [InlineData("snyk:x.json")]
    [InlineData("trivy:")]
    [InlineData("trivy:/no/such/file")]
    [InlineData("trivy")]
    public void What_is_no_scanners_result_is_refused_with_one_line(string reference)
    {
        var refusal = Assert.Throws<UserErrorException>(() => ScannerFormat.Read(reference));

        Assert.DoesNotContain('\n', refusal.Message);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _database.Dispose();
    }

    private Task<ImageAnalysis> Apply(string ignoreFile) =>
        Apply(new VulnerabilityExceptions(IgnoreFile.Read(ignoreFile), new SampleClock(SampleDatabase.Now)));

    private async Task<ImageAnalysis> Apply(VulnerabilityExceptions exceptions) =>
        exceptions.Apply((await VulnerableSample.Compare(_reader, _database)).Images[0]);

    private string Ignore(string entry) => Write($$"""{ "ignore": [ {{entry}} ] }""");

    private string Write(string text)
    {
        var path = _reader.Files.NewPath(".json");
        File.WriteAllText(path, text);
        return path;
    }
}
