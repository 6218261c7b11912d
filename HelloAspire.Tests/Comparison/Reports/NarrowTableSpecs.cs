using HelloAspire.Comparison.Reports;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>The report on a terminal of few columns.</summary>
public sealed class NarrowTableSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Fact]
    public async Task At_forty_columns_every_cell_has_a_line_of_its_own_and_none_is_cut_into_slivers()
    {
        var report = await SamplePair.Compare(_reader);
        await using var text = new StringWriter();

        await new TableReport(width: 40).Write(report, text);

        var lines = text.ToString().Split('\n');
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, 40));
        Assert.Contains("Stored", lines);
        Assert.Contains(lines, line => line.StartsWith("  large: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("  Finding: "));
    }

    public void Dispose() => _reader.Dispose();
}
