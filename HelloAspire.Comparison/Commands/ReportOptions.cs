using System.CommandLine;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Commands;

/// <summary>The options that both commands have.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string> _format = new("--format")
    {
        Description = "How to write the report.",
        DefaultValueFactory = _ => ReportFormats.Default,
    };

    private readonly Option<FileInfo?> _output = new("--output")
    {
        Description = "Write the report to this file instead of the terminal.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _failOn = new("--fail-on")
    {
        Description =
            "Conditions under which to exit with 1, between commas: METRIC<NUMBER (also <=, >, >=, =) with a unit where it "
            + "fits, check:SEVERITY, check:ID, introduced:SEVERITY, introduced:ID. 'left.' or 'right.' before a condition "
            + "speaks of one image only. Metrics: "
            + string.Join(", ", Metric.All.Select(metric => metric.Name))
            + ". A ratio is the right image over the left.",
        HelpName = "CONDITIONS",
    };

    private readonly Option<string[]> _bases = new("--base")
    {
        Description = "An image of the engine that an image may be built from; may be given more than once.",
        HelpName = "IMAGE",
    };

    private readonly Option<bool> _exact = new("--exact-compressed")
    {
        Description = "Compress every byte of large layers, instead of samples, to learn the compressed size.",
    };

    public ReportOptions() => _format.AcceptOnlyFromAmong([.. ReportFormats.All.Keys]);

    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_output);
        command.Add(_failOn);
        command.Add(_bases);
        command.Add(_exact);
    }

    public IReportWriter Writer(ParseResult parsed) => ReportFormats.All[parsed.GetValue(_format)!];

    public FileInfo? Output(ParseResult parsed) => parsed.GetValue(_output);

    public Gate? Gate(ParseResult parsed) =>
        parsed.GetValue(_failOn) is { } text ? Comparing.Gates.Gate.Parse(text) : null;

    public ReadOptions Analysis(ParseResult parsed, string? name, FileInfo? dockerfile) =>
        new()
        {
            Name = name,
            Dockerfile = dockerfile?.FullName,
            BaseReferences = parsed.GetValue(_bases) ?? [],
            ExactCompressedSize = parsed.GetValue(_exact),
        };
}
