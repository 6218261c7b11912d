using System.Text.Json;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Reports;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>What nobody looked for in a Windows image is "not known", never zero and never a difference.</summary>
public sealed class WindowsReportSpecs : IDisposable
{
    private readonly Reader _reader = new();

    public void Dispose() => _reader.Dispose();

    [Theory]
    [InlineData("table")]
    [InlineData("markdown")]
    [InlineData("html")]
    public async Task A_readable_report_says_so(string format)
    {
        var text = await SamplePair.Write(Report.On(await Compare()), format);

        Assert.Contains("windows is a Windows image, whose programs", text, StringComparison.Ordinal);
        Assert.Contains("What is not compared", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Packages only in", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_leaves_it_out()
    {
        using var report = JsonDocument.Parse(await SamplePair.Write(Report.On(await Compare()), "json"));

        var image = report.RootElement.GetProperty("images")[0];
        Assert.False(image.TryGetProperty("packages", out _));
        Assert.False(image.TryGetProperty("attackSurface", out _));
        Assert.False(report.RootElement.GetProperty("comparison").TryGetProperty("packages", out _));
        Assert.NotEmpty(report.RootElement.GetProperty("images")[1].GetProperty("packages").EnumerateArray());
    }

    [Fact]
    public async Task The_page_knows_neither_a_number_nor_that_something_is_not_there()
    {
        var comparison = await Compare();

        Assert.Equal(["not known", "1"], new[] { comparison.Left, comparison.Right }.Select(NotKnown.Executables));
        Assert.Equal(["not known", "–"], new[] { comparison.Left, comparison.Right }.Select(NotKnown.Absent));
    }

    private async Task<ImageComparison> Compare()
    {
        var windows = new ImageBuilder()
            .Layer(layer => layer.File("Files/app/a.exe", "MZ"))
            .Entrypoint(@"C:\app\a.exe");
        windows.Config["os"] = "windows";
        var linux = ImageBuilder.Clean().Layer(layer => layer.File("lib/apk/db/installed", "P:a\nV:1\n"));
        return ImageComparison.Of(
            await _reader.Read(windows, new() { Name = "windows" }),
            await _reader.Read(linux, new() { Name = "linux" })
        );
    }
}
