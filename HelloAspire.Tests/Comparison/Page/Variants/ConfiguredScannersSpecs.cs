using HelloAspire.Comparison;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Variants;
using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Comparison.Samples;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.Comparison.Page.Variants;

public sealed class ConfiguredScannersSpecs : IDisposable
{
    private const string Trivy =
        """{"SchemaVersion":2,"Results":[{"Vulnerabilities":[{"VulnerabilityID":"CVE-1","PkgName":"a","Severity":"LOW"}]}]}""";

    private readonly ImageFiles _files = new();

    [Fact]
    public void Each_variant_has_its_own_results_as_they_are_now()
    {
        var file = _files.Write(System.Text.Encoding.UTF8.GetBytes(Trivy));
        var scanners = Read(("Multi", $"trivy:{file}"), ("single:0", "grype:/no/such/file"));

        Assert.Equal(("trivy", 1), (scanners.Of("multi")[0].Scanner, scanners.Of("multi")[0].Findings.Count));
        File.WriteAllText(file, """{"SchemaVersion":2}""");
        Assert.Empty(scanners.Of("multi")[0].Findings);
        Assert.Empty(scanners.Of("other"));
        Assert.Throws<UserErrorException>(() => scanners.Of("single"));
    }

    [Fact]
    public void A_name_that_no_variant_has_ends_the_start()
    {
        var refusal = Assert.Throws<UserErrorException>(() => Read(("mulit", "trivy:x")));

        Assert.Equal(
            "Comparison:Vulnerabilities:mulit does not name a variant. Use one of: multi, single.",
            refusal.Message
        );
    }

    public void Dispose() => _files.Dispose();

    private static ConfiguredScanners Read(params (string Name, string Value)[] settings) =>
        ConfiguredScanners.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(one =>
                        KeyValuePair.Create($"{ConfiguredScanners.Section}:{one.Name}", (string?)one.Value)
                    )
                )
                .Build(),
            new VariantSet([Variant("multi"), Variant("single")])
        );

    private static ImageVariant Variant(string name) =>
        new() { Name = name, Image = TestImages.Reference("docker-archive:/no/such/file") };
}
