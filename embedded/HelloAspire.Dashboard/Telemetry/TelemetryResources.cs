namespace HelloAspire.Dashboard.Telemetry;

/// <summary>The senders of telemetry that were seen; the one that came first leaves first.</summary>
public sealed class TelemetryResources(TelemetryLimits limits)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Name, string InstanceId), TelemetryResource> _resources = [];
    private readonly Queue<(string Name, string InstanceId)> _arrivals = [];

    /// <summary>Tells of a sender that had to leave.</summary>
    public event Action<TelemetryResource>? Removed;

    public event Action? Changed;

    /// <summary>Gives the known sender of that name and instance; new attributes make it anew.</summary>
    public TelemetryResource GetOrAdd(string name, string instanceId, IReadOnlyList<TelemetryAttribute> attributes)
    {
        TelemetryResource resource;
        TelemetryResource? removed = null;

        lock (_gate)
        {
            var exists = _resources.TryGetValue((name, instanceId), out var known);
            if (exists && known!.Attributes.SequenceEqual(attributes))
            {
                return known;
            }

            resource = new TelemetryResource(name, instanceId, attributes);
            _resources[(name, instanceId)] = resource;

            if (!exists)
            {
                _arrivals.Enqueue((name, instanceId));
            }

            if (_resources.Count > limits.MaxResources)
            {
                _resources.Remove(_arrivals.Dequeue(), out removed);
            }
        }

        if (removed is not null)
        {
            Removed?.Invoke(removed);
        }

        Changed?.Invoke();
        return resource;
    }

    /// <summary>Gives all senders, ordered by name and instance.</summary>
    public IReadOnlyList<TelemetryResource> GetAll()
    {
        lock (_gate)
        {
            return
            [
                .. _resources
                    .Values.OrderBy(resource => resource.Name, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(resource => resource.InstanceId, StringComparer.Ordinal),
            ];
        }
    }
}
