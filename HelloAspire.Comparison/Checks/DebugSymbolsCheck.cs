namespace HelloAspire.Comparison.Checks;

/// <summary>Debug symbols double a program's weight, and explain it to whoever takes it apart.</summary>
internal sealed class DebugSymbolsCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0005",
            FindingSeverity.Low,
            "Debug symbols left in",
            "Keep them apart from the image, or publish without them."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var files = PackageCaches.LeaveOut(subject.Image.Tree, subject.AttackSurface.DebugSymbols).ToList();
        return Evidence.Of(
            $"Files: {files.Count}, {ByteSize.Format(files.Sum(file => file.Size))}.",
            files,
            subject.Image
        );
    }
}
