using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>ADD in the image's own steps. That a distribution's root file system came in by ADD is nobody's fault.</summary>
internal sealed partial class AddInstructionCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "CIS-DI-0009",
            FindingSeverity.Medium,
            "ADD instead of COPY",
            "Use 'COPY'; 'ADD' also unpacks archives and downloads from URLs."
        );

    public override bool KnowsWindows => true;

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        subject
            .Image.Config.History.Where(step => !subject.Image.IsFromBase(step) && !IsRootFileSystem(step))
            .Select(step => (step, instruction: BuildInstruction.Of(step)))
            .Where(pair => pair.instruction.Keyword == "ADD" && !Unpacks(pair.instruction.Arguments))
            .Select(pair => new Evidence($"ADD {pair.instruction.Arguments}")
            {
                Discriminator = pair.instruction.Arguments,
                Step = pair.step,
            });

    // To unpack an archive of the build context, or to check what is downloaded, takes ADD.
    private static bool Unpacks(string arguments)
    {
        var words = arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Any(word => word.StartsWith("--checksum=", StringComparison.Ordinal))
            || words.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).SkipLast(1).ToList()
                is { Count: > 0 } sources
                && sources.TrueForAll(source => Archive().IsMatch(source));
    }

    [GeneratedRegex(
        @"^(?!\w+://).*\.(?:tar|tar\.(?:gz|bz2|xz|zst|lzma|Z)|tgz|tbz2?|txz|tzst)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Archive();

    private static bool IsRootFileSystem(HistoryStep step) =>
        step.LayerIndex == 0 && step.CreatedBy.TrimEnd().Split(' ') is var words && words.Contains("/");
}
