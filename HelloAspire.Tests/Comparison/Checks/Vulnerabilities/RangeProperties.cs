using System.Globalization;
using FsCheck.Xunit;
using HelloAspire.Comparison.Checks.Vulnerabilities.Records;
using HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities;

/// <summary>A range of events holds the versions of the intervals that it was made of, in whatever order the events stand.</summary>
public sealed class RangeProperties
{
    private static readonly IVersionOrder Order = VersionOrders.For("Debian")!;

    [Property(MaxTest = 500)]
    public bool A_range_holds_its_intervals(byte[] widths, byte version, int seed, bool endsWithLastAffected)
    {
        var (events, affected) = Make(widths.Take(8), endsWithLastAffected);
        var shuffled = events.ToArray();
        new System.Random(seed).Shuffle(shuffled);

        var range = new AffectedRange([.. shuffled]);

        return range.Contains(Text(version), Order) == affected.Contains(version);
    }

    [Property(MaxTest = 500)]
    public bool A_fix_is_the_first_after_the_version_that_is_not_affected(byte[] widths, byte version)
    {
        var (events, affected) = Make(widths.Take(8), endsWithLastAffected: false);
        var fix = new AffectedRange([.. events]).FixAfter(Text(version), Order);

        return fix is null
            || !affected.Contains(version)
            || Enumerable.Range(version, 1000).First(number => !affected.Contains(number)) == Number(fix);
    }

    // Intervals one after the other: so many affected versions, so many that are not.
    private static (List<RangeEvent> Events, HashSet<int> Affected) Make(
        IEnumerable<byte> widths,
        bool endsWithLastAffected
    )
    {
        var events = new List<RangeEvent>();
        var affected = new HashSet<int>();
        var start = 1;
        foreach (var width in widths.Select(width => width % 20 + 1))
        {
            var end = start + width;
            events.Add(new RangeEvent(RangeEventKind.Introduced, start == 1 ? "0" : Text(start)));
            events.Add(
                endsWithLastAffected
                    ? new RangeEvent(RangeEventKind.LastAffected, Text(end - 1))
                    : new RangeEvent(RangeEventKind.Fixed, Text(end))
            );
            affected.UnionWith(Enumerable.Range(start == 1 ? 0 : start, end - (start == 1 ? 0 : start)));
            start = end + width;
        }
        return (events, affected);
    }

    private static string Text(int version) => string.Create(CultureInfo.InvariantCulture, $"1.{version}-1");

    private static int Number(string text) => int.Parse(text[2..^2], CultureInfo.InvariantCulture);
}
