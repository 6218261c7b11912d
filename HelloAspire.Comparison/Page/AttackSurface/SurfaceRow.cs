using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Images.AttackSurface;

namespace HelloAspire.Comparison.Page.AttackSurface;

/// <summary>Something an intruder would find useful, and the images that have it.</summary>
internal sealed record SurfaceRow(string Kind, string Path, bool InLeft, bool InRight)
{
    /// <summary>What the survey lists, by kind.</summary>
    public static IReadOnlyList<(string Kind, Func<AttackSurfaceReport, IReadOnlyList<string>> List)> Kinds { get; } =
    [
        ("shells", survey => survey.Shells),
        ("package managers", survey => survey.PackageManagers),
        ("compilers and linkers", survey => survey.Compilers),
        ("SDKs", survey => survey.Sdks),
        ("debuggers", survey => survey.Debuggers),
        ("network tools", survey => survey.NetworkTools),
        ("set-uid, set-gid", survey => survey.SetUid),
        ("world-writable", survey => survey.WorldWritable),
        ("debug symbols", survey => survey.DebugSymbols),
        ("source code", survey => survey.SourceCode),
    ];

    public static IReadOnlyList<SurfaceRow> Of(ImageComparison comparison)
    {
        return [.. Kinds.SelectMany(kind => Rows(kind.Kind, kind.List))];

        IEnumerable<SurfaceRow> Rows(string kind, Func<AttackSurfaceReport, IReadOnlyList<string>> list)
        {
            var left = list(comparison.Left.AttackSurface).ToHashSet();
            var right = list(comparison.Right.AttackSurface).ToHashSet();
            return left.Union(right)
                .Order(StringComparer.Ordinal)
                .Select(path => new SurfaceRow(kind, path, left.Contains(path), right.Contains(path)));
        }
    }
}
