namespace HelloAspire.Dashboard.Telemetry;

/// <summary>The senders of telemetry that were seen; the one that came first leaves first.</summary>
public sealed class TelemetryResources(TelemetryLimits limits)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Name, string InstanceId), TelemetryResource> resources = [];
    private readonly Queue<(string Name, string InstanceId)> arrivals = [];

    /// <summary>Tells of a sender that had to leave.</summary>
    public event Action<TelemetryResource>? Removed;

    public event Action? Changed;

    /// <summary>Gives the known sender of that name and instance; new attributes make it anew.</summary>
    public TelemetryResource GetOrAdd(string name, string instanceId, IReadOnlyList<TelemetryAttribute> attributes)
    {
        TelemetryResource resource;
        TelemetryResource? removed = null;

        lock (gate)
        {
            var exists = resources.TryGetValue((name, instanceId), out var known);
            if (exists && known!.Attributes.SequenceEqual(attributes))
                return known;

            resource = new TelemetryResource(name, instanceId, attributes);
            resources[(name, instanceId)] = resource;

            if (!exists)
                arrivals.Enqueue((name, instanceId));

            if (resources.Count > limits.MaxResources)
                resources.Remove(arrivals.Dequeue(), out removed);
        }

        if (removed is not null)
            Removed?.Invoke(removed);

        Changed?.Invoke();
        return resource;
    }

    /// <summary>Gives all senders, ordered by name and instance.</summary>
    public IReadOnlyList<TelemetryResource> GetAll()
    {
        lock (gate)
        {
            return
            [
                .. resources
                    .Values.OrderBy(resource => resource.Name, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(resource => resource.InstanceId, StringComparer.Ordinal),
            ];
        }
    }
}
