using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>sudo in a build step, or in the image.</summary>
internal sealed partial class SudoCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "DKL-DI-0001",
            FindingSeverity.Medium,
            "Uses sudo",
            "Run privileged steps before 'USER', and leave out sudo."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var image = subject.Image;
        foreach (var step in image.Config.History.Where(step => Sudo().IsMatch(BuildInstruction.CommandOf(step))))
        {
            yield return Evidence.Of(step, image);
        }
        var programs = image.Tree.Files.Where(file => file is { Name: "sudo", IsExecutable: true }).ToList();
        foreach (var evidence in Evidence.Of("sudo is installed.", programs, image))
        {
            yield return evidence;
        }
    }

    [GeneratedRegex(@"(?:^|[;&|]|-c)\s*sudo\s")]
    private static partial Regex Sudo();
}
