using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>ADD in the image's own steps. That a distribution's root file system came in by ADD is nobody's fault.</summary>
internal sealed class AddInstructionCheck : Check
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
            .Select(BuildInstruction.Of)
            .Where(instruction => instruction.Keyword == "ADD")
            .Select(instruction => new Evidence($"ADD {instruction.Arguments}")
            {
                Discriminator = instruction.Arguments,
            });

    private static bool IsRootFileSystem(HistoryStep step) =>
        step.LayerIndex == 0 && step.CreatedBy.TrimEnd().Split(' ') is var words && words.Contains("/");
}
