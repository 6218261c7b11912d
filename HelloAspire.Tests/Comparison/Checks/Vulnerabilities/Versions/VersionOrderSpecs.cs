using HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>The orders of versions, against the tools that define them.</summary>
public sealed class VersionOrderSpecs
{
    [Fact]
    public async Task Dpkg_says_the_same() =>
        Compare("Debian", VersionGrammar.Dpkg, await VersionTool.AskDpkg(VersionGrammar.Dpkg.Pairs()));

    [Fact]
    public async Task Rpm_says_the_same() =>
        Compare("Rocky Linux", VersionGrammar.Rpm, await VersionTool.AskRpm(VersionGrammar.Rpm.Pairs()));

    [Fact]
    public async Task Npm_says_the_same() =>
        Compare("npm", VersionGrammar.Npm, await VersionTool.AskNpm(VersionGrammar.Npm.Pairs()));

    [Fact]
    public async Task Python_says_the_same() =>
        Compare("PyPI", VersionGrammar.Python, await VersionTool.AskPython(VersionGrammar.Python.Pairs()));

    [Fact]
    public async Task Go_says_the_same() =>
        Compare("Go", VersionGrammar.Go, await VersionTool.AskGo(VersionGrammar.Go.Pairs()));

    private static void Compare(string ecosystem, VersionGrammar grammar, string[] told)
    {
        var order = VersionOrders.For(ecosystem)!;
        var pairs = grammar.Pairs();

        Assert.All(pairs, pair => Assert.True(order.IsValid(pair.Left) && order.IsValid(pair.Right), $"{pair}"));
        Assert.Equal(pairs.Count, told.Length);
        Assert.Equal(
            [],
            pairs
                .Zip(told)
                .Where(line => Sign(order, line.First) != line.Second)
                .Select(line => $"{line.First.Left} {line.Second} {line.First.Right}")
        );
        // The pairs are worth asking: each answer is among them, none of them seldom.
        Assert.All("<=>", sign => Assert.InRange(told.Count(one => one[0] == sign), 20, pairs.Count));
    }

    private static string Sign(IVersionOrder order, (string Left, string Right) pair) =>
        order.Compare(pair.Left, pair.Right) switch
        {
            < 0 => "<",
            0 => "=",
            > 0 => ">",
        };
}
