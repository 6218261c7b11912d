using System.Collections.Immutable;

namespace HelloAspire.AppHost;

/// <summary>Properties of a resource, as the dashboard's details show them.</summary>
internal static class ResourceProperties
{
    /// <summary>Sets properties by name; those without a value are left out.</summary>
    public static ImmutableArray<ResourcePropertySnapshot> With(
        this ImmutableArray<ResourcePropertySnapshot> properties,
        params (string Name, string? Value)[] values
    ) =>
        [
            .. properties.Where(p => values.All(v => v.Name != p.Name)),
            .. values.Where(v => v.Value is not null).Select(v => new ResourcePropertySnapshot(v.Name, v.Value)),
        ];
}
