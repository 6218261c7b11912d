namespace HelloAspire.Comparison.Checks;

/// <summary>Debug symbols double a program's weight, and explain it to whoever takes it apart.</summary>
internal sealed class DebugSymbolsCheck : Check
{
    public override CheckInfo Info => CheckTable.DebugSymbols;

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var paths = subject
            .AttackSurface.DebugSymbols.Where(path => !PackageCaches.Hold(subject.Image.Tree, path))
            .ToList();
        var bytes = paths.Sum(path => subject.Image.Tree.Find(path)?.Size ?? 0);
        return Evidence.Of($"Files: {paths.Count}, {ByteSize.Format(bytes)}.", paths, subject.Image);
    }
}
