namespace HelloAspire.Dashboard.Telemetry;

/// <summary>What sent telemetry, told apart by <c>service.name</c> and <c>service.instance.id</c>.</summary>
public sealed class TelemetryResource(string name, string instanceId, IReadOnlyList<TelemetryAttribute> attributes)
{
    public string Name => name;

    /// <summary>Empty where the sender gave none.</summary>
    public string InstanceId => instanceId;

    public IReadOnlyList<TelemetryAttribute> Attributes => attributes;

    /// <summary>True for the service's name alone, and for name and instance joined by a hyphen.</summary>
    public bool IsCalled(string text) =>
        text.Equals(name, StringComparison.OrdinalIgnoreCase)
        || text.Equals($"{name}-{instanceId}", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => name;
}
