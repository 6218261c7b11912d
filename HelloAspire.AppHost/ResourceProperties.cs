using System.Collections.Immutable;

namespace HelloAspire.AppHost;

/// <summary>Properties of a resource, as the dashboard's details show them.</summary>
internal static class ResourceProperties
{
    /// <summary>After those that Aspire gives a container.</summary>
    private const int FirstOrder = 100;

    /// <summary>
    /// Sets properties by name, and has the dashboard show them among those that it knows; those without a value are left
    /// out.
    /// </summary>
    public static ImmutableArray<ResourcePropertySnapshot> With(
        this ImmutableArray<ResourcePropertySnapshot> properties,
        params (string Name, string DisplayName, string? Value)[] values
    )
    {
        ImmutableArray<ResourcePropertySnapshot> others = [.. properties.Where(p => values.All(v => v.Name != p.Name))];
        return
        [
            .. others,
            .. values
                .Where(v => v.Value is not null)
                .Select(
                    (v, index) =>
                        new ResourcePropertySnapshot(v.Name, v.Value)
                        {
                            DisplayName = v.DisplayName,
                            IsHighlighted = true,
                            SortOrder = FirstOrder + others.Length + index,
                        }
                ),
        ];
    }
}
