using System.CommandLine;
using HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Sources;

namespace HelloAspire.Comparison.Commands;

/// <summary>The argument and the options that speak of one image.</summary>
internal sealed class ImageOptions(string argument, string prefix, string description)
{
    private readonly Argument<string> _reference = new(argument) { Description = description };
    private readonly Option<string?> _name = new($"--{prefix}name")
    {
        Description = "The name to show for the image.",
        HelpName = "NAME",
    };
    private readonly Option<FileInfo?> _dockerfile = new($"--{prefix}dockerfile")
    {
        Description = "The Dockerfile that the image was built from. Its FROM names the base image.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _scanners = new($"--{prefix}vulnerabilities")
    {
        Description =
            "Another scanner's results for the image, in JSON, to show beside this tool's: trivy:FILE, grype:FILE.",
        HelpName = "SCANNER:FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_reference);
        command.Add(_name);
        command.Add(_dockerfile);
        command.Add(_scanners);
    }

    /// <exception cref="UserErrorException">The reference is empty, or another scanner's result cannot be read.</exception>
    public ImageArgument Bind(ParseResult parsed, ReadOptions reading) =>
        new(
            ImageReference.Parse(parsed.GetRequiredValue(_reference), ContainerEngine.Default),
            reading with
            {
                Name = parsed.GetValue(_name),
                Dockerfile = parsed.GetValue(_dockerfile)?.FullName,
            },
            [.. (parsed.GetValue(_scanners) ?? []).Select(ScannerFormat.Read)]
        );
}

/// <summary>An image that the command line names.</summary>
/// <param name="OtherScanners">What other scanners said of it.</param>
internal sealed record ImageArgument(
    ImageReference Reference,
    ReadOptions Options,
    IReadOnlyList<ScannerResult> OtherScanners
)
{
    /// <summary>The name to show.</summary>
    public string Name => Options.Name ?? Reference.Text;
}
