using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>Every format, byte for byte, against the files in <c>Golden</c>.</summary>
public sealed class GoldenReportSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Theory]
    [InlineData("table", "txt")]
    [InlineData("json", "json")]
    [InlineData("markdown", "md")]
    [InlineData("html", "html")]
    [InlineData("sarif", "sarif")]
    [InlineData("junit", "junit")]
    public async Task A_comparison_reads_as_it_always_did(string format, string extension)
    {
        Check($"compare.{extension}", await SamplePair.Write(await SamplePair.Compare(_reader), format));
    }

    [Theory]
    [InlineData("table", "txt")]
    [InlineData("json", "json")]
    public async Task An_inspection_reads_as_it_always_did(string format, string extension)
    {
        Check($"inspect.{extension}", await SamplePair.Write(await SamplePair.Inspect(_reader), format));
    }

    public void Dispose() => _reader.Dispose();

    private static void Check(string name, string actual) =>
        GoldenFile.Check(actual, "Comparison", "Reports", "Golden", name);
}
