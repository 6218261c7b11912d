using System.Collections.Concurrent;

namespace HelloAspire.Dashboard.Components;

/// <summary>Gives each resource a colour of its own, the same on all pages; each is visible on light and on dark.</summary>
public sealed class ResourcePalette
{
    /// <summary>In the order they are given out.</summary>
    public static readonly string[] Colors =
    [
        "#5B6CF0",
        "#D9730D",
        "#1A9A88",
        "#C2418F",
        "#8F7A00",
        "#2F8FD0",
        "#9A5BD6",
        "#5E8C31",
        "#D1495B",
        "#7A7F8C",
    ];

    private readonly ConcurrentDictionary<string, int> _order = new(StringComparer.OrdinalIgnoreCase);
    private int _count;

    public string Find(string resource) =>
        Colors[_order.GetOrAdd(resource, _ => Interlocked.Increment(ref _count) - 1) % Colors.Length];
}
