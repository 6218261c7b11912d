using System.Text.RegularExpressions;

namespace HelloAspire.Tests.Comparison;

/// <summary>The folders of the comparison, in the order in which they may use each other: a folder uses what stands above it.</summary>
public sealed partial class FolderOrderSpecs
{
    private const string Root = "HelloAspire.Comparison";

    private static readonly string[] Order =
    [
        "Engines",
        "Images",
        "Reading",
        "Checks",
        "Measures",
        "Comparing",
        "Reports",
        "Commands",
        "Page",
    ];

    private static string Project { get; } = Repository.PathTo(Root);

    [Fact]
    public void Every_source_file_stands_in_one_of_the_folders_or_is_used_by_all_of_them()
    {
        Assert.Equal(
            Order.Order(StringComparer.Ordinal),
            Sources()
                .Select(file => file.Split('/')[0])
                .Where(folder => !folder.EndsWith(".cs", StringComparison.Ordinal))
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["ByteSize.cs", "CountText.cs", "DisplayText.cs", "Program.cs", "UserErrorException.cs"],
            Sources().Where(file => !file.Contains('/')).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        var wrong =
            from file in Sources()
            where file.EndsWith(".cs", StringComparison.Ordinal) && file != "Program.cs"
            let expected = string.Join('.', [Root, .. file.Split('/')[..^1]])
            where !File.ReadLines(Path.Join(Project, file)).Contains($"namespace {expected};")
            select $"{file}: not in the namespace {expected}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_folder_uses_only_what_stands_above_it() => Assert.Empty(Sources().SelectMany(Violations));

    [Theory]
    [InlineData("Images/A.cs", "using HelloAspire.Comparison.Reading;", true)]
    [InlineData("Images/A.cs", "    var a = Reading.Sources.ImageReference.Parse(text);", true)]
    [InlineData("Page/Files/A.razor", "@using HelloAspire.Comparison.Reading.Scanning", false)]
    [InlineData("Images/A.cs", "using HelloAspire.Comparison.Images.Secrets;", false)]
    [InlineData("Images/A.cs", "    var a = report.Reading.Length;", false)]
    [InlineData("ByteSize.cs", "using HelloAspire.Comparison.Engines;", true)]
    [InlineData("Program.cs", "using HelloAspire.Comparison.Page;", false)]
    public void A_use_is_told_from_its_line(string file, string line, bool isViolation)
    {
        Assert.Equal(isViolation, IsViolation(file, line));
    }

    private static IEnumerable<string> Violations(string file) =>
        File.ReadLines(Path.Join(Project, file))
            .Index()
            .Where(line => IsViolation(file, line.Item))
            .Select(line => $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    // What all folders use stands above them all; the program's start stands below them all.
    private static bool IsViolation(string file, string line)
    {
        var place = file == "Program.cs" ? Order.Length : Array.IndexOf(Order, file.Split('/')[0]);
        return Uses().Matches(line).Any(use => Array.IndexOf(Order, use.Groups["folder"].Value) > place);
    }

    private static IEnumerable<string> Sources() =>
        Directory
            .EnumerateFiles(Project, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Select(file => Path.GetRelativePath(Project, file).Replace('\\', '/'));

    // By its whole name, or by the part of it that C# lets a neighbour leave out.
    [GeneratedRegex(@"(?:HelloAspire\.Comparison\.(?<folder>[A-Z]\w*)|(?<![\w.])(?<folder>[A-Z][a-z]+)(?=\.[A-Z]\w*))")]
    private static partial Regex Uses();
}
