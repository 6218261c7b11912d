using System.Buffers;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>Debian's and Ubuntu's order: deb-version(7), "Sorting algorithm".</summary>
internal sealed class DpkgOrder : VersionOrder<DpkgOrder.Parts>
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> OfRevision = SearchValues.Create(Alphanumeric + ".+~");
    private static readonly SearchValues<char> OfUpstream = SearchValues.Create(Alphanumeric + ".+~:-");

    protected override Parts? Parse(string version)
    {
        var colon = version.IndexOf(':');
        // A hyphen belongs to the upstream version where a revision follows, a colon where an epoch precedes.
        var hyphen = version.LastIndexOf('-');
        var (epoch, upstream, revision) = (
            colon < 0 ? "" : version[..colon],
            hyphen <= colon ? version[(colon + 1)..] : version[(colon + 1)..hyphen],
            hyphen < 0 ? "" : version[(hyphen + 1)..]
        );
        var isValid =
            (colon < 0 || (epoch.Length > 0 && DigitOrder.Leading(epoch) == epoch.Length))
            && upstream.Length > 0
            && !upstream.AsSpan().ContainsAnyExcept(OfUpstream)
            && (hyphen < 0 || revision.Length > 0)
            && !revision.AsSpan().ContainsAnyExcept(OfRevision);
        return isValid ? new Parts(epoch, upstream, revision) : null;
    }

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

    internal sealed record Parts(string Epoch, string Upstream, string Revision);
}
