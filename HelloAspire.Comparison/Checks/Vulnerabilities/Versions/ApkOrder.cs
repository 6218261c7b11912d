using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>The order of Alpine's family, of apk-tools 3: apk-package(5), "package versions".</summary>
internal sealed partial class ApkOrder : VersionOrder<IReadOnlyList<ApkOrder.Part>>
{
    // Those before the empty one stand before the version without a suffix.
    private static readonly string[] Suffixes = ["alpha", "beta", "pre", "rc", "", "cvs", "svn", "git", "hg", "p"];

    private static readonly int NoSuffix = Array.IndexOf(Suffixes, "");

    protected override IReadOnlyList<Part>? Parse(string version) =>
        Form().IsMatch(version) ? [.. Pieces().Matches(version).Select(PartOf), new Part(Kind.End, "")] : null;

    protected override int Compare(IReadOnlyList<Part> left, IReadOnlyList<Part> right)
    {
        foreach (var (one, other) in left.Zip(right))
        {
            var order = one.Kind == other.Kind ? CompareValues(one, other) : CompareKinds(one, other);
            if (order != 0)
            {
                return order;
            }
        }
        return 0;
    }

    private static int CompareValues(Part left, Part right) =>
        left.Kind switch
        {
            // A leading zero makes digits of a fraction, as in Gentoo's versions.
            Kind.Number when left.Text[0] == '0' || right.Text[0] == '0' => string.CompareOrdinal(
                left.Text,
                right.Text
            ),
            Kind.FirstNumber or Kind.Number or Kind.SuffixNumber or Kind.Revision => DigitOrder.Compare(
                left.Text,
                right.Text
            ),
            Kind.Suffix => Array.IndexOf(Suffixes, left.Text).CompareTo(Array.IndexOf(Suffixes, right.Text)),
            _ => string.CompareOrdinal(left.Text, right.Text),
        };

    // What goes on further in the same manner is greater, but for the suffix of a preliminary version.
    private static int CompareKinds(Part left, Part right) =>
        IsPreliminary(left) ? -1
        : IsPreliminary(right) ? 1
        : right.Kind.CompareTo(left.Kind);

    private static bool IsPreliminary(Part part) =>
        part.Kind == Kind.Suffix && Array.IndexOf(Suffixes, part.Text) < NoSuffix;

    private static Part PartOf(Match piece)
    {
        var kind = piece.Groups.Values.Skip(1).First(group => group.Success);
        return new Part(Enum.Parse<Kind>(kind.Name), kind.Value);
    }

    [GeneratedRegex(
        @"^[0-9]+(\.[0-9]+)*[a-z]?(_(alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*(~[0-9a-f]+)?(-r[0-9]+)?\z"
    )]
    private static partial Regex Form();

    [GeneratedRegex(
        @"^(?<FirstNumber>[0-9]+)|\.(?<Number>[0-9]+)|_(?<Suffix>[a-z]+)|~(?<Hash>[0-9a-f]+)|-r(?<Revision>[0-9]+)|(?<SuffixNumber>[0-9]+)|(?<Letter>[a-z])"
    )]
    private static partial Regex Pieces();

    // In the order in which they follow each other.
    internal enum Kind
    {
        FirstNumber,
        Number,
        Letter,
        Suffix,
        SuffixNumber,
        Hash,
        Revision,
        End,
    }

    internal sealed record Part(Kind Kind, string Text);
}
