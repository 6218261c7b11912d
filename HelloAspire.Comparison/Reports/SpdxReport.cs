using HelloAspire.Comparison.Reports.Sbom;

namespace HelloAspire.Comparison.Reports;

/// <summary>An image's bill of materials in SPDX 2.3's JSON (spdx.github.io, ISO/IEC 5962).</summary>
internal sealed class SpdxReport : IReportWriter
{
    public Task Write(Report report, TextWriter output) =>
        output.WriteAsync(SbomText.Of(SpdxBill.Of(report.Images[0])));
}
