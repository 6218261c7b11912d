namespace HelloAspire.Comparison.Checks;

/// <summary>Debug symbols double a program's weight, and explain it to whoever takes it apart.</summary>
internal sealed class DebugSymbolsCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "HELLO-0005",
            FindingSeverity.Low,
            "Debug symbols left in",
            "Keep them outside the image, or publish without them."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var files = PackageCaches.LeaveOut(subject.Image.Tree, subject.AttackSurface.DebugSymbols).ToList();
        var all = subject.AttackSurface.DebugSymbols.Count;
        var count = $"{CountText.Part(files.Count, all)}, {ByteSize.Format(files.Sum(file => file.Size))}";
        return Evidence.Of($"Files: {count}{PackageCaches.LeftOut(all - files.Count)}.", files, subject.Image);
    }
}
