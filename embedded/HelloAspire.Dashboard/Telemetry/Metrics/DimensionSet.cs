namespace HelloAspire.Dashboard.Telemetry.Metrics;

/// <summary>The attributes of a series, ordered by name; two sets with the same attributes are equal.</summary>
public sealed class DimensionSet : IEquatable<DimensionSet>
{
    private readonly TelemetryAttribute[] _attributes;
    private readonly int _hash;

    public DimensionSet(IEnumerable<TelemetryAttribute> attributes)
    {
        _attributes = [.. attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal)];

        var hash = new HashCode();
        foreach (var attribute in _attributes)
        {
            hash.Add(attribute);
        }

        _hash = hash.ToHashCode();
    }

    public IReadOnlyList<TelemetryAttribute> Attributes => _attributes;

    public bool Equals(DimensionSet? other) =>
        other is not null && _hash == other._hash && _attributes.AsSpan().SequenceEqual(other._attributes);

    public override bool Equals(object? obj) => Equals(obj as DimensionSet);

    public override int GetHashCode() => _hash;

    public override string ToString() =>
        string.Join(", ", _attributes.Select(attribute => $"{attribute.Name}={attribute.Value}"));
}
