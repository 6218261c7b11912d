using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>Source code in the image's own layers. What a base image ships is not the user's source.</summary>
internal sealed class SourceCodeCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0003",
            FindingSeverity.Medium,
            "Source code left in",
            "Copy only what the program needs at run time to the final stage."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        // Packages bring sources of their own: those count with the cache that holds them.
        var all = subject.AttackSurface.SourceCode.Count;
        var outside = PackageCaches.LeaveOut(subject.Image.Tree, subject.AttackSurface.SourceCode).ToList();
        var own = outside.Where(file => !subject.Image.IsFromBase(file)).ToList();
        var fromBase = outside.Count - own.Count;
        return Evidence.Of(
            $"Files of source code: {CountText.Part(own.Count, all)}{PackageCaches.LeftOut(all - outside.Count)}"
                + $"{(fromBase == 0 ? "" : $"; {CountText.Of(fromBase)} of the base image")}.",
            own,
            subject.Image
        );
    }
}
