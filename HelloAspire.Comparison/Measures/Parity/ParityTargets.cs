using HelloAspire.Comparison.Measures.Containers;

namespace HelloAspire.Comparison.Measures.Parity;

/// <summary>Where the requests go: to the variants that run already, or, unless all of them do, to fresh containers.</summary>
internal sealed class ParityTargets : IAsyncDisposable
{
    private readonly ContainerSet _fresh = new();

    /// <summary><c>running</c> or <c>fresh</c>.</summary>
    public string Kind => _fresh.All.Count == 0 ? "running" : "fresh";

    /// <summary>Why fresh containers were started; null where the running variants were asked.</summary>
    public string? Reason { get; private set; }

    /// <summary>One for each variant.</summary>
    public IReadOnlyList<Uri> Urls { get; private set; } = [];

    /// <summary>Finds the running variants, or starts fresh containers.</summary>
    public async Task Find(MeasureRun run, HttpClient client, CancellationToken cancellationToken)
    {
        Reason = await Obstacle(run, client, cancellationToken);
        if (Reason is null)
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
            await container.FailIfEnded("when asked", cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _fresh.DisposeAsync();

    /// <summary>The first variant that does not run, in words; null where all do.</summary>
    private static async Task<string?> Obstacle(MeasureRun run, HttpClient client, CancellationToken cancellationToken)
    {
        foreach (var variant in run.Variants)
        {
            if (variant.Url is not { } url)
            {
                return $"{variant.Name} has no address";
            }
            if (!await Health.Answers(client, url, variant.HealthPath, cancellationToken))
            {
                return $"{variant.Name} did not answer GET {Health.Path(variant.HealthPath)} at {url}";
            }
        }
        return null;
    }
}
