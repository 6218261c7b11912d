using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>Python's order: PEP 440 (packaging.python.org, "Version specifiers").</summary>
internal sealed partial class PythonOrder : VersionOrder<PythonOrder.Parts>
{
    protected override Parts? Parse(string version)
    {
        if (Form().Match(version) is not { Success: true, Groups: var groups })
        {
            return null;
        }
        var (isPost, isDevelopment) = (groups["post"].Success, groups["dev"].Success);
        return new Parts
        {
            Epoch = groups["epoch"].Value,
            Release = [.. groups["number"].Captures.Select(capture => capture.Value)],
            Stage = StageOf(groups["stage"].Value, isPost, isDevelopment),
            StageNumber = groups["stageNumber"].Value,
            Post = isPost ? groups["postNumber"].Value : null,
            Development = isDevelopment ? groups["devNumber"].Value : null,
            Local = groups["local"].Success ? groups["local"].Value.Split('.', '-', '_') : null,
        };
    }

    protected override int Compare(Parts left, Parts right)
    {
        int[] orders =
        [
            DigitOrder.Compare(left.Epoch, right.Epoch),
            CompareReleases(left.Release, right.Release),
            left.Stage.CompareTo(right.Stage),
            DigitOrder.Compare(left.StageNumber, right.StageNumber),
            CompareOptional(left.Post, right.Post),
            // Where there is none, the version comes after all that are in development.
            left.Development
                is null
            || right.Development is null
                ? (left.Development is null).CompareTo(right.Development is null)
                : DigitOrder.Compare(left.Development, right.Development),
            CompareLocal(left.Local, right.Local),
        ];
        return orders.FirstOrDefault(order => order != 0);
    }

    private static int CompareReleases(IReadOnlyList<string> left, IReadOnlyList<string> right) =>
        Enumerable
            .Range(0, Math.Max(left.Count, right.Count))
            .Select(place => DigitOrder.Compare(left.ElementAtOrDefault(place), right.ElementAtOrDefault(place)))
            .FirstOrDefault(order => order != 0);

    private static int CompareOptional(string? left, string? right) =>
        left is null || right is null
            ? (left is not null).CompareTo(right is not null)
            : DigitOrder.Compare(left, right);

    // Numbers stand after words, the longer of two that begin alike after the shorter.
    private static int CompareLocal(IReadOnlyList<string>? left, IReadOnlyList<string>? right)
    {
        var (these, those) = (left ?? [], right ?? []);
        var order = these.Zip(those, CompareSegments).FirstOrDefault(order => order != 0);
        return order != 0 ? order : these.Count.CompareTo(those.Count);
    }

    private static int CompareSegments(string left, string right) =>
        (IsNumber(left), IsNumber(right)) switch
        {
            (true, true) => DigitOrder.Compare(left, right),
            (false, false) => string.CompareOrdinal(left.ToLowerInvariant(), right.ToLowerInvariant()),
            var (isLeft, isRight) => isLeft.CompareTo(isRight),
        };

    private static bool IsNumber(string segment) => DigitOrder.Leading(segment) == segment.Length;

    private static Stage StageOf(string word, bool isPost, bool isDevelopment) =>
        word.ToLowerInvariant() switch
        {
            "a" or "alpha" => Stage.Alpha,
            "b" or "beta" => Stage.Beta,
            "c" or "rc" or "pre" or "preview" => Stage.Candidate,
            _ => isDevelopment && !isPost ? Stage.Development : Stage.Final,
        };

    // The expression of PEP 440's appendix B, by the same parts.
    [GeneratedRegex(
        """
            ^\s*v?
            (?:(?<epoch>[0-9]+)!)?
            (?<number>[0-9]+)(?:\.(?<number>[0-9]+))*
            (?:[-_.]?(?<stage>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<stageNumber>[0-9]+)?)?
            (?<post>-(?<postNumber>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>[0-9]+)?)?
            (?<dev>[-_.]?dev[-_.]?(?<devNumber>[0-9]+)?)?
            (?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?
            \s*\z
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Form();

    // In their order.
    internal enum Stage
    {
        Development,
        Alpha,
        Beta,
        Candidate,
        Final,
    }

    internal sealed record Parts
    {
        public required string Epoch { get; init; }
        public required IReadOnlyList<string> Release { get; init; }
        public required Stage Stage { get; init; }
        public required string StageNumber { get; init; }
        public required string? Post { get; init; }
        public required string? Development { get; init; }
        public required IReadOnlyList<string>? Local { get; init; }
    }
}
