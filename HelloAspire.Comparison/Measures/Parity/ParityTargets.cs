using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures.Parity;

/// <summary>Where the requests go: to the variants that run already, or, unless all of them do, to fresh containers.</summary>
internal sealed class ParityTargets : IAsyncDisposable
{
    private readonly ContainerSet _fresh = new();

    /// <summary><c>running</c> or <c>fresh</c>.</summary>
    public string Kind => _fresh.All.Count == 0 ? "running" : "fresh";

    /// <summary>One for each variant.</summary>
    public IReadOnlyList<Uri> Urls { get; private set; } = [];

    /// <summary>Finds the running variants, or starts fresh containers.</summary>
    public async Task Find(MeasureRun run, HttpClient client, CancellationToken cancellationToken)
    {
        if (await AllRun(run, client, cancellationToken))
        {
            Urls = [.. run.Variants.Select(variant => variant.Url!)];
            return;
        }
        foreach (var variant in run.Variants)
        {
            run.OnStep(0, $"Start of {variant.Name}");
            await _fresh.Add(run, variant, cancellationToken);
        }
        Urls = [.. _fresh.All.Select(container => container.Url)];
    }

    /// <exception cref="UserErrorException">A fresh container has ended.</exception>
    public async Task FailIfEnded(CancellationToken cancellationToken)
    {
        foreach (var container in _fresh.All)
        {
            await container.FailIfEnded("when it was asked", cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _fresh.DisposeAsync();

    private static async Task<bool> AllRun(MeasureRun run, HttpClient client, CancellationToken cancellationToken)
    {
        foreach (var variant in run.Variants)
        {
            if (variant.Url is not { } url || !await Health.Answers(client, url, variant.HealthPath, cancellationToken))
            {
                return false;
            }
        }
        return true;
    }
}
