using Microsoft.Extensions.Hosting;

namespace HelloAspire.Dashboard.Resources;

/// <summary>Follows the resources, so that each page need not.</summary>
public sealed class ResourceMonitor(IResourceService service) : BackgroundService
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ResourceView> _resources = new(StringComparer.OrdinalIgnoreCase);

    public event Action? Changed;

    /// <summary>Gives the resources that are not hidden, ordered by name.</summary>
    public IReadOnlyList<ResourceView> GetAll()
    {
        lock (_gate)
        {
            return
            [
                .. _resources
                    .Values.Where(resource => !resource.IsHidden)
                    .OrderBy(resource => resource.DisplayName, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(resource => resource.Name, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>Finds a resource by its own name, else by its name in the app model.</summary>
    public ResourceView? Find(string? name)
    {
        lock (_gate)
        {
            return name is null ? null
                : _resources.TryGetValue(name, out var resource) ? resource
                : _resources.Values.FirstOrDefault(r => r.DisplayName.Equals(name, StringComparison.OrdinalIgnoreCase));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var changes in service.WatchResourcesAsync(stoppingToken))
            {
                Apply(changes);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The dashboard ends.
        }
    }

    private void Apply(IReadOnlyList<ResourceChange> changes)
    {
        lock (_gate)
        {
            foreach (var (name, resource) in changes)
            {
                if (resource is null)
                {
                    _resources.Remove(name);
                }
                else
                {
                    _resources[name] = resource;
                }
            }
        }

        Changed?.Invoke();
    }
}
