using System.CommandLine;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Commands;

/// <summary>The options that both commands have.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string> _format = new("--format")
    {
        Description = "How to write the report.",
        DefaultValueFactory = _ => ReportFormat.Table.Name,
    };

    private readonly Option<FileInfo?> _output = new("--output")
    {
        Description = "Write the report to this file instead of the terminal; - for standard output.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _failOn = new("--fail-on")
    {
        Description =
            "Exit with code 1 if one of these conditions is met. Separate them with commas, or repeat the option: METRIC<NUMBER (also <=, >, >=, =), with a "
            + "unit where it applies, check:SEVERITY, check:ID, introduced:SEVERITY, introduced:ID, cve:SEVERITY>NUMBER, "
            + "fixable:SEVERITY>NUMBER (known vulnerabilities of that severity or worse; without a severity, all of them; prefixed with 'introduced.', those that only the right image has). Prefix a condition "
            + "with 'left.' or 'right.' to apply it to one image. Metrics: "
            + string.Join(", ", Metric.All.Select(metric => metric.Name))
            + ". A ratio is that of the right image to the left.",
        HelpName = "CONDITIONS",
    };

    private readonly Option<string[]> _bases = new("--base")
    {
        Description = "An image in the engine that may be the base of the images. Can be given more than once.",
        HelpName = "IMAGE",
    };

    private readonly Option<bool> _exact = new("--exact-compressed")
    {
        Description = "Compute the compressed size from all bytes instead of from samples of large layers.",
    };

    private readonly Option<string?> _platform = new("--platform")
    {
        Description =
            "The platform to choose if the image is multi-platform, such as linux/arm64 or linux/arm/v7. "
            + "Default: Linux on this machine's processor.",
        HelpName = "OS/ARCH[/VARIANT]",
    };

    private readonly DatabaseOption _database = new();

    private readonly ExceptionOptions _exceptions = new();

    public ReportOptions(IReadOnlyList<ReportFormat> formats) =>
        _format.AcceptOnlyFromAmong([.. formats.Select(format => format.Name)]);

    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_output);
        command.Add(_failOn);
        command.Add(_bases);
        command.Add(_exact);
        command.Add(_platform);
        _database.AddTo(command);
        _exceptions.AddTo(command);
    }

    /// <summary>The database of known vulnerabilities.</summary>
    /// <exception cref="UserErrorException">A folder was named that holds none.</exception>
    public VulnerabilityDatabase Database(ParseResult parsed) => _database.Open(parsed);

    /// <summary>Vulnerabilities that do no harm.</summary>
    /// <exception cref="UserErrorException">A file is missing or malformed.</exception>
    public VulnerabilityExceptions Exceptions(ParseResult parsed) => _exceptions.Read(parsed);

    public ReportOutput Output(ParseResult parsed) =>
        new(
            ReportFormat.All.First(format => format.Name == parsed.GetValue(_format)),
            // As other tools take it.
            parsed.GetValue(_output)
                is { } file
            && file.ToString() != "-"
                ? file
                : null,
            parsed.InvocationConfiguration.Output
        );

    /// <exception cref="UserErrorException">A condition is malformed.</exception>
    public Gate Gate(ParseResult parsed) => Comparing.Gates.Gate.Parse(parsed.GetValue(_failOn) ?? []);

    /// <exception cref="UserErrorException">The platform is none.</exception>
    public ReadOptions Reading(ParseResult parsed) =>
        new()
        {
            BaseReferences = parsed.GetValue(_bases) ?? [],
            ExactCompressedSize = parsed.GetValue(_exact),
            Platform = parsed.GetValue(_platform) is { } platform ? Platform.Parse(platform) : null,
        };
}
