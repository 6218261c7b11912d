using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>Tells what becomes of the resources, and waits for it.</summary>
public sealed class ResourceNotificationService(ResourceCollection resources, ResourceLoggerService logs) : IDisposable
{
    private readonly ConcurrentDictionary<IResource, ResourceEvent> _current = new();
    private readonly List<Channel<ResourceEvent>> _watchers = [];
    private readonly Lock _lock = new();
    private bool _disposed;

    /// <summary>Changes what is known of a resource and tells all watchers.</summary>
    public Task PublishUpdateAsync(
        IResource resource,
        Func<CustomResourceSnapshot, CustomResourceSnapshot> stateFactory
    )
    {
        ArgumentNullException.ThrowIfNull(stateFactory);

        // Under the lock, so that every watcher sees the changes in the order in which they were made.
        lock (_lock)
        {
            var before = _current.TryGetValue(resource, out var known)
                ? known.Snapshot
                : ResourceSnapshots.Initial(resource);
            var after = stateFactory(before);
            after = after with { Commands = ResourceSnapshots.Commands(resource, after) };

            var change = new ResourceEvent(resource, ResourceInstance.IdOf(resource), after);
            _current[resource] = change;
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryWrite(change);
            }
        }
        return Task.CompletedTask;
    }

    /// <summary>Yields the present state of every resource, then each change.</summary>
    public async IAsyncEnumerable<ResourceEvent> WatchAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var channel = Channel.CreateUnbounded<ResourceEvent>(new() { SingleReader = true });
        lock (_lock)
        {
            foreach (var known in _current.Values)
            {
                channel.Writer.TryWrite(known);
            }
            _watchers.Add(channel);
            if (_disposed)
            {
                channel.Writer.TryComplete();
            }
        }

        try
        {
            await foreach (var change in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return change;
            }
        }
        finally
        {
            lock (_lock)
            {
                _watchers.Remove(channel);
            }
        }
    }

    /// <summary>Ends all watching and waiting: nothing more will come.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            foreach (var watcher in _watchers)
            {
                watcher.Writer.TryComplete();
            }
        }
    }

    /// <summary>Gets the present state of a resource, by its name or its instance's ID.</summary>
    public bool TryGetCurrentState(string resourceId, [NotNullWhen(true)] out ResourceEvent? resourceEvent)
    {
        resourceEvent = _current.Values.FirstOrDefault(e =>
            e.Resource.Name == resourceId || e.ResourceId == resourceId
        );
        return resourceEvent is not null;
    }

    /// <summary>Waits until a resource is in a state; <c>Running</c> where none is given.</summary>
    /// <exception cref="DistributedApplicationException">There is no such resource.</exception>
    public Task WaitForResourceAsync(
        string resourceName,
        string? targetState = null,
        CancellationToken cancellationToken = default
    ) => WaitForResourceAsync(resourceName, [targetState ?? KnownResourceStates.Running], cancellationToken);

    /// <summary>Waits until a resource is in one of several states, and tells which.</summary>
    /// <exception cref="DistributedApplicationException">There is no such resource.</exception>
    public async Task<string> WaitForResourceAsync(
        string resourceName,
        IEnumerable<string> targetStates,
        CancellationToken cancellationToken = default
    )
    {
        var states = targetStates.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = await WaitForResourceAsync(
                resourceName,
                e => e.Snapshot.State?.Text is { } text && states.Contains(text),
                cancellationToken
            )
            .ConfigureAwait(false);
        return found.Snapshot.State!.Text;
    }

    /// <summary>Waits until something holds of a resource.</summary>
    /// <exception cref="DistributedApplicationException">There is no such resource.</exception>
    public async Task<ResourceEvent> WaitForResourceAsync(
        string resourceName,
        Func<ResourceEvent, bool> predicate,
        CancellationToken cancellationToken = default
    )
    {
        var resource = Find(resourceName);
        await foreach (var change in WatchAsync(cancellationToken).ConfigureAwait(false))
        {
            if (change.Resource == resource && predicate(change))
            {
                return change;
            }
        }
        throw new OperationCanceledException("The application has ended.");
    }

    /// <summary>Waits until a resource is healthy; gives up at once when it ends or fails.</summary>
    /// <exception cref="DistributedApplicationException">
    /// There is no such resource, or it ended; the message holds its last health report and its last log lines.
    /// </exception>
    public Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName,
        CancellationToken cancellationToken = default
    ) => WaitForResourceHealthyAsync(resourceName, WaitBehavior.StopOnResourceUnavailable, cancellationToken);

    /// <summary>Waits until a resource is healthy.</summary>
    /// <exception cref="DistributedApplicationException">
    /// There is no such resource, or it ended and the behaviour is to stop then; the message holds its last health
    /// report and its last log lines.
    /// </exception>
    public async Task<ResourceEvent> WaitForResourceHealthyAsync(
        string resourceName,
        WaitBehavior waitBehavior,
        CancellationToken cancellationToken = default
    )
    {
        var found = await WaitForResourceAsync(
                resourceName,
                e =>
                    e.Snapshot.HealthStatus == Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy
                    || waitBehavior == WaitBehavior.StopOnResourceUnavailable && IsUnavailable(e.Snapshot),
                cancellationToken
            )
            .ConfigureAwait(false);

        return IsUnavailable(found.Snapshot)
            ? throw new DistributedApplicationException(
                Running.ResourceFailure.Describe(found, logs.LastLines(found.Resource, 20))
            )
            : found;
    }

    private static bool IsUnavailable(CustomResourceSnapshot snapshot) =>
        KnownResourceStates.TerminalStates.Contains(snapshot.State?.Text)
        || snapshot.State?.Text == KnownResourceStates.RuntimeUnhealthy;

    internal IResource Find(string nameOrId) =>
        resources.FirstOrDefault(r => r.Name == nameOrId || ResourceInstance.IdOf(r) == nameOrId)
        ?? throw new DistributedApplicationException(
            $"There is no resource '{nameOrId}'. The application has: {string.Join(", ", resources.Select(r => r.Name).DefaultIfEmpty("none"))}."
        );
}
