using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Images.AttackSurface;

namespace HelloAspire.Comparison.Page.AttackSurface;

/// <summary>A file that an attacker would find useful, and the images that have it.</summary>
internal sealed record SurfaceRow(string Kind, string Path, bool InLeft, bool InRight)
{
    public static IReadOnlyList<SurfaceRow> Of(ImageComparison comparison)
    {
        return [.. SurfaceKind.All.SelectMany(Rows)];

        IEnumerable<SurfaceRow> Rows(SurfaceKind kind)
        {
            var left = kind.Paths(comparison.Left.AttackSurface).ToHashSet();
            var right = kind.Paths(comparison.Right.AttackSurface).ToHashSet();
            return left.Union(right)
                .Order(StringComparer.Ordinal)
                .Select(path => new SurfaceRow(kind.Title, path, left.Contains(path), right.Contains(path)));
        }
    }
}
