using System.CommandLine;
using HelloAspire.Comparison.Reading;

namespace HelloAspire.Comparison.Commands;

/// <summary>What the command line may say of one image.</summary>
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
        Description = "The Dockerfile that the image was built from: its FROM tells the base image.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_reference);
        command.Add(_name);
        command.Add(_dockerfile);
    }

    public string Reference(ParseResult parsed) => parsed.GetRequiredValue(_reference);

    public ReadOptions Analysis(ParseResult parsed, ReportOptions options) =>
        options.Analysis(parsed, parsed.GetValue(_name), parsed.GetValue(_dockerfile));
}
