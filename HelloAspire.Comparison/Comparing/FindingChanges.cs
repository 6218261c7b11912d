using HelloAspire.Comparison.Checks;

namespace HelloAspire.Comparison.Comparing;

/// <summary>Findings that only one image has. One that both have, in more files of one of them, is cut down to those files.</summary>
/// <param name="Fixed">Only in the left image.</param>
/// <param name="Introduced">Only in the right image.</param>
public sealed record FindingChanges(IReadOnlyList<Finding> Fixed, IReadOnlyList<Finding> Introduced)
{
    internal static FindingChanges Of(IReadOnlyList<Finding> left, IReadOnlyList<Finding> right) =>
        new([.. Beyond(left, right)], [.. Beyond(right, left)]);

    private static IEnumerable<Finding> Beyond(IReadOnlyList<Finding> here, IReadOnlyList<Finding> there)
    {
        var known = there.SelectMany(Items).ToHashSet();
        foreach (var finding in here)
        {
            var items = Items(finding).Where(item => !known.Contains(item)).ToList();
            if (items.Count > 0)
            {
                yield return items.Count >= finding.Paths.Count
                    ? finding
                    : finding with
                    {
                        Paths = [.. items.Select(item => item.Path).OfType<string>()],
                        Detail =
                            $"{finding.Detail} Only here: {CountText.Part(items.Count, finding.Paths.Count)} paths.",
                    };
            }
        }
    }

    private static IEnumerable<(string Id, string? Path, string Discriminator)> Items(Finding finding) =>
        finding.Paths is []
            ? [(finding.Id, null, finding.Discriminator)]
            : finding.Paths.Select(path => (finding.Id, (string?)path, ""));
}
