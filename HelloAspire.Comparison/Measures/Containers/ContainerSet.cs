namespace HelloAspire.Comparison.Measures.Containers;

/// <summary>Containers that run at the same time and are removed together.</summary>
internal sealed class ContainerSet : IAsyncDisposable
{
    private readonly List<FreshContainer> _containers = [];

    public IReadOnlyList<FreshContainer> All => _containers;

    /// <summary>Starts a container and waits until it is healthy.</summary>
    public async Task Add(MeasureRun run, ImageVariant variant, CancellationToken cancellationToken)
    {
        var container = await run.Create(variant, cancellationToken);
        _containers.Add(container);
        await container.Start(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var container in _containers)
        {
            await container.DisposeAsync();
        }
    }
}
