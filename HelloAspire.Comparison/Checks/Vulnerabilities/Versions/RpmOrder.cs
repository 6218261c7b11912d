using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>
/// The order of distributions with rpm: epoch, version, release, each by segments of digits and of letters (rpm-version(7)).
/// </summary>
internal sealed partial class RpmOrder : VersionOrder<RpmOrder.Parts>
{
    private const string Separators = "._+:-";

    protected override Parts? Parse(string version) =>
        Form().Match(version) is { Success: true, Groups: var parts }
            ? new Parts(
                parts["epoch"].Value,
                parts["version"].Value,
                parts["release"].Success ? parts["release"].Value : null
            )
            : null;

    protected override int Compare(Parts left, Parts right)
    {
        var epoch = DigitOrder.Compare(left.Epoch, right.Epoch);
        var version = epoch != 0 ? epoch : CompareSegments(left.Version, right.Version);
        return version != 0 ? version : CompareReleases(left.Release, right.Release);
    }

    // A version without a release stands before every release of it.
    private static int CompareReleases(string? left, string? right) =>
        left is null || right is null ? (left is not null).CompareTo(right is not null) : CompareSegments(left, right);

    private static int CompareSegments(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (true)
        {
            left = left.TrimStart(Separators);
            right = right.TrimStart(Separators);
            var kind = KindOf(left);
            if (kind != KindOf(right))
            {
                return kind.CompareTo(KindOf(right));
            }
            if (kind == Kind.End)
            {
                return 0;
            }
            var leftSegment = left[..Length(left, kind)];
            var rightSegment = right[..Length(right, kind)];
            var order =
                kind == Kind.Digits
                    ? DigitOrder.Compare(leftSegment, rightSegment)
                    : leftSegment.SequenceCompareTo(rightSegment);
            if (order != 0)
            {
                return order;
            }
            left = left[leftSegment.Length..];
            right = right[rightSegment.Length..];
        }
    }

    private static Kind KindOf(ReadOnlySpan<char> text) =>
        text switch
        {
            [] => Kind.End,
            ['~', ..] => Kind.Tilde,
            ['^', ..] => Kind.Caret,
            [>= '0' and <= '9', ..] => Kind.Digits,
            _ => Kind.Letters,
        };

    private static int Length(ReadOnlySpan<char> text, Kind kind)
    {
        var length = 1;
        while (
            kind >= Kind.Letters && length < text.Length && KindOf(text[length..]) == kind && !IsSeparator(text[length])
        )
        {
            length++;
        }
        return length;
    }

    private static bool IsSeparator(char character) => Separators.Contains(character);

    [GeneratedRegex(@"^(?:(?<epoch>[0-9]*):)?(?<version>[A-Za-z0-9._+~^:]+)(?:-(?<release>[A-Za-z0-9._+~^:]+))?\z")]
    private static partial Regex Form();

    // In the order in which segments of different kinds stand.
    private enum Kind
    {
        Tilde,
        End,
        Caret,
        Letters,
        Digits,
    }

    internal sealed record Parts(string Epoch, string Version, string? Release);
}
