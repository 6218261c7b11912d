using HelloAspire.Comparison.Reports.Sbom;

namespace HelloAspire.Comparison.Reports;

/// <summary>An image's bill of materials in CycloneDX 1.6's JSON (cyclonedx.org, ECMA-424).</summary>
internal sealed class CycloneDxReport : IReportWriter
{
    public Task Write(Report report, TextWriter output) =>
        output.WriteAsync(SbomText.Of(CycloneDxBom.Of(report.Images[0])));
}
