namespace HelloAspire.Dashboard.Telemetry.Metrics;

/// <summary>The attributes of a series, ordered by name; two sets with the same attributes are equal.</summary>
public sealed class DimensionSet : IEquatable<DimensionSet>
{
    private readonly TelemetryAttribute[] attributes;
    private readonly int hash;

    public DimensionSet(IEnumerable<TelemetryAttribute> attributes)
    {
        this.attributes = [.. attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal)];

        var hash = new HashCode();
        foreach (var attribute in this.attributes)
            hash.Add(attribute);

        this.hash = hash.ToHashCode();
    }

    public IReadOnlyList<TelemetryAttribute> Attributes => attributes;

    public bool Equals(DimensionSet? other) =>
        other is not null && hash == other.hash && attributes.AsSpan().SequenceEqual(other.attributes);

    public override bool Equals(object? obj) => Equals(obj as DimensionSet);

    public override int GetHashCode() => hash;

    public override string ToString() =>
        string.Join(", ", attributes.Select(attribute => $"{attribute.Name}={attribute.Value}"));
}
