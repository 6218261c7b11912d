using System.CommandLine;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;

namespace HelloAspire.Comparison.Commands;

/// <summary>The options that name vulnerabilities which do no harm.</summary>
internal sealed class ExceptionOptions
{
    private readonly Option<FileInfo[]> _ignore = new("--ignore")
    {
        Description =
            "A JSON file of vulnerabilities to exclude, each with 'id', 'reason', 'expires' and, if not for every package, 'package'.",
        HelpName = "FILE",
    };

    private readonly Option<FileInfo[]> _vex = new("--vex")
    {
        Description =
            "An OpenVEX or CycloneDX document. Vulnerabilities that it states as not affected or fixed are excluded.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Add(_ignore);
        command.Add(_vex);
    }

    /// <exception cref="UserErrorException">A file is missing or malformed.</exception>
    public VulnerabilityExceptions Read(ParseResult parsed) =>
        VulnerabilityExceptions.Read(Paths(parsed, _ignore), Paths(parsed, _vex));

    private static IEnumerable<string> Paths(ParseResult parsed, Option<FileInfo[]> option) =>
        (parsed.GetValue(option) ?? []).Select(file => file.FullName);
}
