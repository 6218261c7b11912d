using MemoryPack;

namespace HelloAspire.Comparison.Checks.Vulnerabilities.Records;

/// <summary>Versions between events, in the order of their ecosystem.</summary>
[MemoryPackable]
internal sealed partial record AffectedRange(List<RangeEvent> Events)
{
    /// <summary>Before every version (OSV schema, "affected[].ranges[].events fields").</summary>
    private const string Beginning = "0";

    private const string Everything = "*";

    /// <summary>Whether a version is in the range, by the evaluation that the OSV schema prescribes ("Evaluation").</summary>
    public bool Contains(string version, IComparer<string> order)
    {
        if (!IsBeforeLimits(version, order))
        {
            return false;
        }
        var isAffected = false;
        // At one version the last affected one comes last, since it is affected itself; else the list's order holds.
        var changes = Events
            .Where(IsChange)
            .OrderBy(change => change, new EventOrder(order))
            .ThenBy(change => change.Kind == RangeEventKind.LastAffected);
        foreach (var change in changes)
        {
            isAffected = change.Kind switch
            {
                RangeEventKind.Introduced when IsAtLeast(version, change.Version, order) => true,
                RangeEventKind.Fixed when IsAtLeast(version, change.Version, order) => false,
                RangeEventKind.LastAffected when order.Compare(version, change.Version) > 0 => false,
                _ => isAffected,
            };
        }
        return isAffected;
    }

    /// <summary>The first version after the given one that mends it; null where none does.</summary>
    public string? FixAfter(string version, IComparer<string> order) =>
        Events
            .Where(change => change.Kind == RangeEventKind.Fixed && order.Compare(change.Version, version) > 0)
            .Select(change => change.Version)
            .Order(order)
            .FirstOrDefault();

    private bool IsBeforeLimits(string version, IComparer<string> order)
    {
        var limits = Events.Where(change => change.Kind == RangeEventKind.Limit).ToList();
        return limits is []
            || limits.Any(limit => limit.Version == Everything || order.Compare(version, limit.Version) < 0);
    }

    private static bool IsChange(RangeEvent change) => change.Kind != RangeEventKind.Limit;

    private static bool IsAtLeast(string version, string bound, IComparer<string> order) =>
        bound == Beginning || order.Compare(version, bound) >= 0;

    private sealed class EventOrder(IComparer<string> order) : IComparer<RangeEvent>
    {
        public int Compare(RangeEvent? x, RangeEvent? y) =>
            x!.Version == y!.Version ? 0
            : x.Version == Beginning ? -1
            : y.Version == Beginning ? 1
            : order.Compare(x.Version, y.Version);
    }
}

/// <summary>A version at which something changes.</summary>
[MemoryPackable]
internal sealed partial record RangeEvent(RangeEventKind Kind, string Version);

/// <summary>What changes.</summary>
internal enum RangeEventKind : byte
{
    Introduced,
    Fixed,
    LastAffected,

    /// <summary>The range says nothing of versions from here on.</summary>
    Limit,
}
