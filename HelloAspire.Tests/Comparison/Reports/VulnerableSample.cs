using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reports;
using HelloAspire.Tests.Comparison.Checks.Vulnerabilities;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>
/// Two images and a database, counted by hand. Left, "before": CVE-1 critical in openssl of the base, with a fix; CVE-2 medium
/// in openssl, without; CVE-3 high in left-pad of its own layer, with a fix; one unknown, one negligible in openssl. Right,
/// "after": openssl mended, so CVE-1 is gone; left-pad as before; GHSA-4 low in right-pad is new.
/// </summary>
internal static class VulnerableSample
{
    public static void Fill(SampleDatabase database)
    {
        database.Add(
            "Debian",
            new OsvRecordBuilder("DEBIAN-CVE-2026-1")
                .Upstream("CVE-2026-1")
                .Severity("CVSS_V3", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")
                .Affects("Debian:12", "openssl", "3.0.15-1"),
            new OsvRecordBuilder("DSA-1").Upstream("CVE-2026-1").Affects("Debian:12", "openssl", "3.0.15-1"),
            new OsvRecordBuilder("DEBIAN-CVE-2026-2")
                .Upstream("CVE-2026-2")
                .Affects("Debian:12", "openssl", mended: null, "medium"),
            new OsvRecordBuilder("DEBIAN-CVE-2026-5").Upstream("CVE-2026-5").Affects("Debian:12", "openssl"),
            new OsvRecordBuilder("DEBIAN-CVE-2026-6")
                .Upstream("CVE-2026-6")
                .Affects("Debian:12", "openssl", mended: null, "unimportant"),
            new OsvRecordBuilder("DEBIAN-CVE-2026-7").Upstream("CVE-2026-7").Affects("Debian:11", "openssl")
        );
        database.Add(
            "npm",
            new OsvRecordBuilder("GHSA-3").Aliases("CVE-2026-3").Word("HIGH").Affects("npm", "left-pad", "1.3.1"),
            new OsvRecordBuilder("GHSA-4").Word("LOW").Affects("npm", "right-pad", "2.0.0"),
            new OsvRecordBuilder("GHSA-5").Word("LOW").Affects("npm", "right-pad", "1.0.0"),
            new OsvRecordBuilder("GHSA-6").Word("CRITICAL").Affects("npm", "left-pad").Withdrawn()
        );
    }

    public static async Task<Report> Compare(Reader reader, SampleDatabase database, string gate = "")
    {
        Fill(database);
        var left = await Read(reader, database, "before", "3.0.11-1", ("left-pad", "1.3.0"));
        var right = await Read(reader, database, "after", "3.0.15-1", ("left-pad", "1.3.0"), ("right-pad", "1.0.0"));
        var comparison = ImageComparison.Of(left, right);
        return Report.On(comparison) with
        {
            Gate = gate.Length == 0 ? [] : Gate.Parse(gate).Evaluate([left, right], comparison),
        };
    }

    private static async Task<ImageAnalysis> Read(
        Reader reader,
        SampleDatabase database,
        string name,
        string openssl,
        params (string Name, string Version)[] packages
    )
    {
        var image = ImageBuilder
            .Clean()
            .Layer(
                layer =>
                    layer
                        .File("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n")
                        .File(
                            "var/lib/dpkg/status.d/openssl",
                            $"Package: libssl3\nSource: openssl\nVersion: {openssl}\n\nPackage: openssl\nVersion: {openssl}\n"
                        ),
                "base"
            )
            .Layer(
                layer =>
                {
                    foreach (var package in packages)
                    {
                        layer.File(
                            $"app/node_modules/{package.Name}/package.json",
                            $$"""{"name":"{{package.Name}}","version":"{{package.Version}}"}"""
                        );
                    }
                },
                "COPY app"
            );
        var analysis = await reader.Read(image, new() { Name = name });
        return await database.Check(
            analysis with
            {
                Image = analysis.Image with { Base = new BaseImage("debian:12", 2, 2, "its labels") },
            }
        );
    }
}
