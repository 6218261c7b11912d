using System.Text.RegularExpressions;

namespace HelloAspire.Tests.Security;

/// <summary>A document may claim only what a test holds.</summary>
[Trait("Category", "Model")]
public sealed partial class DocumentedTestSpecs
{
    private static readonly HashSet<string> Tests =
    [
        .. from type in typeof(DocumentedTestSpecs).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0
        from name in (string[])[type.Name, $"{type.Name}.{method.Name}"]
        select name,
    ];

    public static TheoryData<string> Documents =>
        [.. ((string[])["security.md", "reliability.md"]).Where(name => File.Exists(Repository.PathTo("docs", name)))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_test_that_a_document_names_exists(string document)
    {
        var named = NamedTest()
            .Matches(File.ReadAllText(Repository.PathTo("docs", document)))
            .Select(match => match.Groups["test"].Value)
            .ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(Tests));
    }

    [Fact]
    public void Every_statement_on_security_names_its_test() =>
        Assert.All(
            File.ReadLines(Repository.PathTo("docs", "security.md"))
                .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
                .Where(line => !line.EndsWith("| Test |", StringComparison.Ordinal)),
            line => Assert.Matches(NamedTest(), line)
        );

    /// <summary>A class or one of its tests in backquotes, with or without its folder: <c>`Faults/FullDiskSpecs`</c>.</summary>
    [GeneratedRegex(@"`(?:[\w./]+/)?(?<test>\w+Specs(?:\.\w+)?)`")]
    private static partial Regex NamedTest();
}
