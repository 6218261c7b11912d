using HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>The orders of versions, against the tools that define them.</summary>
public sealed class VersionOrderSpecs
{
    private static readonly string[] Folder =
    [
        "HelloAspire.Tests",
        "Comparison",
        "Checks",
        "Vulnerabilities",
        "Versions",
        "Recorded",
    ];

    [Fact]
    public Task Dpkg_says_the_same() => Ask("Debian", VersionGrammar.Dpkg, VersionTool.AskDpkg);

    [Fact]
    public Task Rpm_says_the_same() => Ask("Rocky Linux", VersionGrammar.Rpm, VersionTool.AskRpm);

    [Fact]
    public Task Npm_says_the_same() => Ask("npm", VersionGrammar.Npm, VersionTool.AskNpm);

    [Fact]
    public Task Python_says_the_same() => Ask("PyPI", VersionGrammar.Python, VersionTool.AskPython);

    [Fact]
    public Task Go_says_the_same() => Ask("Go", VersionGrammar.Go, VersionTool.AskGo);

    /// <summary>What <c>version.c</c> of apk-tools 3.0.6 gave for the pairs, since Debian has no apk to ask.</summary>
    [Fact]
    public void Apk_tools_said_the_same() => CompareRecorded("Alpine", "apk-tools-3.0.6.txt");

    /// <summary>What <c>ComparableVersion</c> of Maven 3.9.11 gave for the pairs, since it would take a Java runtime to ask it.</summary>
    [Fact]
    public void Maven_said_the_same() => CompareRecorded("Maven", "maven-3.9.11.txt");

    [Theory]
    [InlineData("1.0.0", "1.0.0.0", "=")]
    [InlineData("1.0", "1.0.0+build", "=")]
    [InlineData("01.02", "1.2.0", "=")]
    [InlineData("1.0.0-ALPHA", "1.0.0-alpha", "=")]
    [InlineData("1.0.0-alpha.2", "1.0.0-alpha.10", "<")]
    [InlineData("1.0.0-rc", "1.0.0", "<")]
    [InlineData("1.0.0.1", "1.0.0", ">")]
    public void NuGet_orders_by_its_own_library(string left, string right, string sign) =>
        Assert.Equal(sign, Sign(VersionOrders.For("NuGet")!, (left, right)));

    [Theory]
    [InlineData("1.21rc2", "1.21.0", "<")]
    [InlineData("1.21rc2", "1.21.0-0", ">")]
    [InlineData("1.20", "1.20.0", "=")]
    [InlineData("1.22.3 X:boringcrypto", "1.22.3", "=")]
    [InlineData("v1.2.3+incompatible", "1.2.3", "=")]
    [InlineData("1.9.0", "1.10.0", "<")]
    [InlineData("(devel)", "0.0.0-0", "<")]
    public void Releases_of_Go_stand_among_the_versions_that_records_give_them(
        string left,
        string right,
        string sign
    ) => Assert.Equal(sign, Sign(VersionOrders.For("Go")!, (left, right)));

    [Theory]
    [InlineData("Debian", "", "1-", "a:1", "1:", "1 2", "1_2", "-1")]
    [InlineData("Alpine", "", "1.", "1-r", "1a1", "1_foo", "1_p_", "1ab", "1.0~", "1.0~ABC", "v1")]
    [InlineData("Rocky Linux", "", "1 2", "1_2-")]
    [InlineData("npm", "", "1", "1.2", "1.2.3.4", "1.2.3-", "01.2.3", "latest", "1.2.3-01")]
    [InlineData("NuGet", "", "1.2.3.4.5", "a", "1.0-", "-1")]
    [InlineData("PyPI", "", "1.0-foo", "2004d-b", "1..0", "a1", "1.0+")]
    [InlineData("Go", "", "(devel)", "v", "1.2.3.4", "a.b.c")]
    [InlineData("Maven", "")]
    public void What_is_no_version_stands_before_all_that_are(string ecosystem, params string[] invalid)
    {
        var order = VersionOrders.For(ecosystem)!;

        Assert.All(invalid, text => Assert.False(order.IsValid(text), text));
        Assert.All(invalid, text => Assert.True(order.Compare(text, "0.0.0") < 0 && order.Compare("0.0.0", text) > 0));
        Assert.All(invalid, text => Assert.Equal(0, order.Compare(text, text)));
    }

    [Fact]
    public void Versions_that_are_sorted_stay_in_order()
    {
        foreach (var (ecosystem, grammar) in Grammars)
        {
            var order = VersionOrders.For(ecosystem)!;
            var sorted = grammar.Versions(120).Order(order).ToList();

            Assert.All(sorted, version => Assert.Equal(0, order.Compare(version, version)));
            Assert.All(
                from later in Enumerable.Range(0, sorted.Count)
                from earlier in Enumerable.Range(0, later)
                select (sorted[earlier], sorted[later]),
                pair =>
                    Assert.True(
                        order.Compare(pair.Item1, pair.Item2) <= 0 && order.Compare(pair.Item2, pair.Item1) >= 0,
                        $"{ecosystem}: {pair}"
                    )
            );
        }
    }

    [Theory]
    [InlineData("Debian:12", typeof(DpkgOrder))]
    [InlineData("Ubuntu:22.04:LTS", typeof(DpkgOrder))]
    [InlineData("Alpine:v3.20", typeof(ApkOrder))]
    [InlineData("Red Hat:enterprise_linux:9::appstream", typeof(RpmOrder))]
    [InlineData("Rocky Linux:9", typeof(RpmOrder))]
    [InlineData("PyPI", typeof(PythonOrder))]
    public void An_order_is_found_by_the_ecosystem_with_or_without_a_release(string ecosystem, Type order)
    {
        Assert.IsType(order, VersionOrders.For(ecosystem));
        Assert.Null(VersionOrders.For("Nobody's"));
    }

    private static IEnumerable<(string Ecosystem, VersionGrammar Grammar)> Grammars =>
        [
            ("Debian", VersionGrammar.Dpkg),
            ("Alpine", VersionGrammar.Apk),
            ("Rocky Linux", VersionGrammar.Rpm),
            ("npm", VersionGrammar.Npm),
            ("Go", VersionGrammar.Go),
            ("PyPI", VersionGrammar.Python),
            ("NuGet", VersionGrammar.NuGet),
        ];

    private static async Task Ask(
        string ecosystem,
        VersionGrammar grammar,
        Func<IEnumerable<(string Left, string Right)>, Task<string[]>> tool
    ) => Compare(ecosystem, grammar.Pairs(), await tool(grammar.Pairs()));

    private static void CompareRecorded(string ecosystem, string file)
    {
        var lines = File.ReadAllLines(Repository.PathTo([.. Folder, file])).Select(line => line.Split(' ')).ToList();

        Compare(ecosystem, [.. lines.Select(line => (line[0], line[2]))], [.. lines.Select(line => line[1])]);
    }

    private static void Compare(string ecosystem, IReadOnlyList<(string Left, string Right)> pairs, string[] told)
    {
        var order = VersionOrders.For(ecosystem)!;

        Assert.Equal(VersionGrammar.Count, pairs.Count);
        Assert.Equal(pairs.Count, told.Length);
        Assert.All(pairs, pair => Assert.True(order.IsValid(pair.Left) && order.IsValid(pair.Right), $"{pair}"));
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
