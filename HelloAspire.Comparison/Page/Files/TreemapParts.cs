namespace HelloAspire.Comparison.Page.Files;

/// <summary>What the tiles of a treemap stand for.</summary>
/// <param name="Single">A directory or a file each, heaviest first.</param>
/// <param name="Rest">What is too small for a tile of its own, heaviest first: all of it has one tile.</param>
internal sealed record TreemapParts(IReadOnlyList<FileWeight> Single, IReadOnlyList<FileWeight> Rest)
{
    /// <summary>The share of the whole from which something has a tile of its own: smaller ones could not be hit.</summary>
    private const double LeastShare = 0.01;

    /// <summary>The share from which a directory is opened whatever it holds: one tile must not be nearly everything.</summary>
    private const double HeavyShare = 0.25;

    public long RestSize { get; } = Rest.Sum(item => item.Size);

    public int RestFiles { get; } = Rest.Sum(item => item.Files);

    /// <summary>
    /// The parts that show best where the bytes are: beginning with the directory itself, the heaviest directory is
    /// opened again and again, where all that weighs something in it finds a place, or where it is heavy.
    /// </summary>
    /// <param name="most">How many tiles there are at most, that of the rest among them.</param>
    public static TreemapParts Of(FileWeight directory, int most)
    {
        var least = directory.Size * LeastShare;
        var closed = new PriorityQueue<FileWeight, long>([(directory, 0)]);
        var single = new List<FileWeight>();
        var rest = new List<FileWeight>();
        while (closed.TryDequeue(out var heaviest, out _))
        {
            var children = heaviest.Children.OrderByDescending(child => child.Size).ToList();
            var room = most - 1 - single.Count - closed.Count;
            var isHeavy = heaviest == directory || heaviest.Size >= directory.Size * HeavyShare;
            var shown = children.TakeWhile(child => child.Size >= least).Take(room).ToList();
            if (isHeavy && shown.Count == 0)
            {
                shown = [.. children.TakeWhile(child => child.Size > 0).Take(room)];
            }
            if (shown.Count == 0 || (!isHeavy && children.Skip(shown.Count).Sum(child => child.Size) > least))
            {
                single.Add(heaviest);
                continue;
            }
            rest.AddRange(children.Skip(shown.Count));
            single.AddRange(shown.Where(child => !child.IsDirectory));
            closed.EnqueueRange(shown.Where(child => child.IsDirectory).Select(child => (child, -child.Size)));
        }
        return Of(single, rest);
    }

    private static TreemapParts Of(List<FileWeight> single, List<FileWeight> rest) =>
        // A tile for one is that one's.
        rest.Count == 1
        && rest[0].Size > 0
            ? new TreemapParts(Sorted([.. single, .. rest]), [])
            : new TreemapParts(Sorted(single), Sorted(rest));

    private static IReadOnlyList<FileWeight> Sorted(IEnumerable<FileWeight> parts) =>
        [.. parts.OrderByDescending(part => part.Size).ThenBy(part => part.Path, StringComparer.Ordinal)];
}
