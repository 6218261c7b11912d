using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Images.Inventory;

namespace HelloAspire.Comparison.Reports.Sections;

/// <summary>What tells two images apart: findings, packages, files.</summary>
internal static class DifferenceSections
{
    private static readonly string[] NotInBills = ["Findings", "Files", "Attributes of paths", "Sizes", "Program"];
    private static readonly string[] NotInWindows = ["Packages", "Attack surface", "Program"];

    public static IEnumerable<ReportSection> Of(ImageComparison comparison, int mostRows)
    {
        var (left, right) = (comparison.Left.Image.Name, comparison.Right.Image.Name);
        if (NotKnown.Why(comparison) is { } why)
        {
            yield return Unknown(NotInBills, why);
        }
        var unseen = NotKnown.WhyExposure(comparison);
        if (unseen is not null)
        {
            yield return Unknown(NotInWindows, unseen);
        }
        yield return Findings($"Findings only in {left}", comparison.Findings.Fixed, mostRows);
        yield return Findings($"Findings only in {right}", comparison.Findings.Introduced, mostRows);
        if (unseen is null)
        {
            yield return Packages($"Packages only in {left}", comparison.Packages.Removed, mostRows);
            yield return Packages($"Packages only in {right}", comparison.Packages.Added, mostRows);
            yield return Versions(left, right, comparison.Packages.Changed, mostRows);
        }
        yield return Files($"Files only in {left}", comparison.Files.OnlyInLeft, mostRows);
        yield return Files($"Files only in {right}", comparison.Files.OnlyInRight, mostRows);
        yield return Changed(left, right, comparison.Files.Changed, mostRows);
        yield return Attributes(left, right, comparison.Attributes, mostRows);
    }

    private static ReportSection Unknown(IEnumerable<string> parts, string why) =>
        new(
            "What is not compared",
            [new("Part"), new("Difference")],
            [.. parts.Select(part => (IReadOnlyList<string>)[part, NotKnown.Figure])],
            why + "."
        );

    private static ReportSection Findings(string title, IReadOnlyList<Finding> findings, int mostRows) =>
        Section(
            title,
            [new("Severity"), new("ID"), new("Finding")],
            findings,
            finding => [finding.Severity.ToString().ToLowerInvariant(), finding.Id, finding.Title],
            mostRows
        );

    private static ReportSection Packages(string title, IReadOnlyList<Package> packages, int mostRows) =>
        Section(
            title,
            [new("Type"), new("Package"), new("Version")],
            packages,
            package => [package.Type, package.Name, package.Version],
            mostRows
        );

    private static ReportSection Versions(
        string left,
        string right,
        IReadOnlyList<PackageVersionChange> changes,
        int mostRows
    ) =>
        Section(
            "Packages with different versions",
            [new("Type"), new("Package"), new(left), new(right)],
            changes,
            change =>
                [
                    change.Type,
                    change.Name,
                    string.Join(", ", change.LeftVersions),
                    string.Join(", ", change.RightVersions),
                ],
            mostRows
        );

    private static ReportSection Files(string title, IReadOnlyList<FileSize> files, int mostRows) =>
        Section(
            $"{title} ({CountText.Of(files.Count)}, {ByteSize.Format(files.Sum(file => file.Size))})",
            [new("Size", IsNumber: true), new("Path")],
            files,
            file => [ByteSize.Format(file.Size), file.Path],
            mostRows
        );

    private static ReportSection Changed(string left, string right, IReadOnlyList<FileChange> changes, int mostRows) =>
        Section(
            $"Files with different content ({CountText.Of(changes.Count)})",
            [new(left, IsNumber: true), new(right, IsNumber: true), new("Path")],
            changes,
            change => [ByteSize.Format(change.LeftSize), ByteSize.Format(change.RightSize), change.Path],
            mostRows
        );

    private static ReportSection Attributes(
        string left,
        string right,
        IReadOnlyList<AttributeChange> changes,
        int mostRows
    ) =>
        Section(
            $"Paths with different attributes ({CountText.Of(changes.Count)})",
            [new("Attribute"), new(left), new(right), new("Path")],
            changes,
            change => [AttributeWords.Of(change.Attribute), change.Left, change.Right, change.Path],
            mostRows
        );

    private static ReportSection Section<T>(
        string title,
        IReadOnlyList<ReportColumn> columns,
        IReadOnlyList<T> items,
        Func<T, IReadOnlyList<string>> row,
        int mostRows
    ) => new(title, columns, [.. items.Take(mostRows).Select(row)], LongList.Note(items.Count, mostRows));
}
