using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>Debian's and Ubuntu's order: deb-version(7), "Sorting algorithm".</summary>
internal sealed partial class DpkgOrder : VersionOrder<DpkgOrder.Parts>
{
    protected override Parts? Parse(string version) =>
        // A hyphen belongs to the upstream version where a revision follows.
        Form().Match(version)
            is { Success: true, Groups: var parts }
        && (parts["revision"].Success || !parts["upstream"].Value.Contains('-'))
            ? new Parts(parts["epoch"].Value, parts["upstream"].Value, parts["revision"].Value)
            : null;

    protected override int Compare(Parts left, Parts right)
    {
        var epoch = DigitOrder.Compare(left.Epoch, right.Epoch);
        var upstream = epoch != 0 ? epoch : CompareParts(left.Upstream, right.Upstream);
        return upstream != 0 ? upstream : CompareParts(left.Revision, right.Revision);
    }

    // By turns what is no digit, character by character, and what is, as a number.
    private static int CompareParts(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (!left.IsEmpty || !right.IsEmpty)
        {
            while (Weight(left) != 0 || Weight(right) != 0)
            {
                var difference = Weight(left) - Weight(right);
                if (difference != 0)
                {
                    return difference;
                }
                left = left[1..];
                right = right[1..];
            }
            var (leftDigits, rightDigits) = (DigitOrder.Leading(left), DigitOrder.Leading(right));
            var number = DigitOrder.Compare(left[..leftDigits], right[..rightDigits]);
            if (number != 0)
            {
                return number;
            }
            left = left[leftDigits..];
            right = right[rightDigits..];
        }
        return 0;
    }

    // A tilde comes even before the end, letters before all else.
    private static int Weight(ReadOnlySpan<char> text) =>
        text switch
        {
            [] or [>= '0' and <= '9', ..] => 0,
            ['~', ..] => -1,
            [(>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..] => text[0],
            _ => text[0] + 256,
        };

    // A colon belongs to the upstream version where an epoch precedes.
    [GeneratedRegex(
        @"^(?:(?<epoch>[0-9]+):(?<upstream>[A-Za-z0-9.+~:-]+?)|(?<upstream>[A-Za-z0-9.+~-]+?))(?:-(?<revision>[A-Za-z0-9.+~]+))?\z"
    )]
    private static partial Regex Form();

    internal sealed record Parts(string Epoch, string Upstream, string Revision);
}
