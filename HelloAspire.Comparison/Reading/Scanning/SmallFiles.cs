using System.Text;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>The files whose whole content checks read.</summary>
internal static partial class SmallFiles
{
    /// <summary>Bytes; longer files are cut to it.</summary>
    public const int Largest = 1 << 20;

    // Links lead from /etc to files of other names, as in images of Nix: those are told by what they look like.
    private const int LargestUnnamed = 64 << 10;

    // Elsewhere a file of that name may hold anything, a password too.
    private static readonly string[] Lists = ["/etc/passwd", "/etc/shadow", "/etc/group"];

    public static bool AreRead(LayerEntry entry, ReadOnlySpan<byte> start) =>
        Array.Exists(Lists, list => entry.Path.EndsWith(list, StringComparison.Ordinal))
        // With a prefix in images of Nix, with a suffix of the release in others: links lead there from /etc.
        || entry.Path.EndsWith("os-release", StringComparison.Ordinal)
        || (entry.Size <= LargestUnnamed && IsAccountList(start));

    // The first line of /etc/passwd has seven fields, that of /etc/group four, that of /etc/shadow nine.
    private static bool IsAccountList(ReadOnlySpan<byte> start)
    {
        var end = start.IndexOf((byte)'\n');
        var line = end < 0 ? start : start[..end];
        return line.Length is > 3 and < 256 && Account().IsMatch(Encoding.Latin1.GetString(line));
    }

    // The numbers tell it from other lists between colons, which may hold anything.
    [GeneratedRegex(
        @"^(?:\u00EF\u00BB\u00BF)?[\w.$-]+:[^:\s]*:(?:\d+:[^:\s]*|\d+:\d+:[^:]*:[^:\s]*:[^:\s]*|\d*:\d*:\d*:\d*:\d*:\d*:\d*)\r?$"
    )]
    private static partial Regex Account();
}
