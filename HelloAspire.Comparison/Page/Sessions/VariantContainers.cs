using System.Collections.Concurrent;
using System.Threading.Channels;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Engines.Containers;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Containers;
using HelloAspire.Comparison.Page.Variants;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>Knows the containers behind the variants' addresses, and what became of those that were there before.</summary>
internal sealed class VariantContainers(VariantSet variants, LiveUsage live) : ChangeSource
{
    private const int LogLines = 20;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, VariantState> _states = new(
        variants.All.Select(variant => KeyValuePair.Create(variant.Name, new VariantState(variant)))
    );

    public VariantState Of(ImageVariant variant) => _states[variant.Name];

    /// <summary>The last lines that a variant's container wrote.</summary>
    public async Task<string> LastLines(ImageVariant variant, CancellationToken cancellationToken) =>
        Of(variant).Container is { } container
            ? await ContainerDetails.LastLines(variant.Image.Engine!, container.Id, LogLines, cancellationToken)
            : "";

    /// <summary>Notes whether a variant answers on its health path.</summary>
    public void Note(ImageVariant variant, bool? answers)
    {
        if (Of(variant).Answers != answers)
        {
            Update(variant, state => state with { Answers = answers });
            Notify();
        }
    }

    /// <summary>Follows the containers until cancelled.</summary>
    public async Task Watch(CancellationToken cancellationToken)
    {
        // One signal is as good as many: the containers are looked up as they are then.
        var signals = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );
        foreach (var engine in variants.Engines)
        {
            _ = Listen(engine, signals.Writer, cancellationToken);
        }
        while (true)
        {
            await Task.WhenAll(variants.All.Select(variant => Look(variant, cancellationToken)));
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            // An engine need not tell of everything.
            limit.CancelAfter(BetweenLooks);
            try
            {
                await signals.Reader.ReadAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested) { }
        }
    }

    private static async Task Listen(
        ContainerEngine engine,
        ChannelWriter<bool> signals,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            try
            {
                await foreach (var happened in ContainerEvents.Watch(engine, CreatorLabels.Host, cancellationToken))
                {
                    signals.TryWrite(happened);
                }
            }
            // The engine may be unavailable for a while.
            catch (UserErrorException) { }
            await Task.Delay(BetweenLooks, cancellationToken);
        }
    }

    private async Task Look(ImageVariant variant, CancellationToken cancellationToken)
    {
        if (variant.Image.Engine is not { } engine)
        {
            return;
        }
        var known = Of(variant);
        VariantState now;
        try
        {
            var found = variant.Url is null ? known : await Find(known, engine, cancellationToken);
            now = found with { Image = await ImageOf(variant, engine, cancellationToken), Failure = null };
        }
        catch (UserErrorException exception)
        {
            now = known with { Failure = exception.Message };
        }
        if (Update(variant, state => now with { IsKnown = true, Answers = state.Answers }) != known)
        {
            Notify();
        }
    }

    private async Task<VariantState> Find(
        VariantState known,
        ContainerEngine engine,
        CancellationToken cancellationToken
    )
    {
        var before = known.Container is { } container ? await Details(engine, container.Id, cancellationToken) : null;
        if (before is { State.IsAlive: true })
        {
            if (before.State.StartedAt != known.Container!.State.StartedAt)
            {
                Mark(known.Variant, "restarted");
            }
            return known with { Container = before, IsRemoved = false };
        }
        var ended = before is null ? known.Ended : await End(known, before, engine, cancellationToken);
        var running = await known.Variant.FindContainer(cancellationToken) is { } other
            ? await Details(engine, other.Id, cancellationToken)
            : null;
        if (running is not null)
        {
            if (known.Container is not null)
            {
                Mark(known.Variant, "replaced by another container");
            }
            return known with
            {
                Container = running,
                IsRemoved = false,
                Ended = ended,
                Replaced = known.Container is null ? null : DateTimeOffset.Now,
            };
        }
        if (known.Container is null && await LastOf(known.Variant, engine, cancellationToken) is { } last)
        {
            return known with { Container = last, Ended = await End(known, last, engine, cancellationToken) };
        }
        if (known.Container is not null && before is null && !known.IsRemoved)
        {
            Mark(known.Variant, "container removed");
        }
        return known with
        {
            Container = before ?? known.Container,
            IsRemoved = known.Container is not null && before is null,
            Ended = ended,
        };
    }

    // Of variants of one image, nobody can tell whose a container was.
    private async Task<ContainerDetails?> LastOf(
        ImageVariant variant,
        ContainerEngine engine,
        CancellationToken cancellationToken
    ) =>
        variants.All.Count(other => other.Image.Location == variant.Image.Location) > 1
            ? null
            : await ContainerDetails.Last(engine, variant.Image.Location, CreatorLabels.Host, cancellationToken);

    private async Task<EndedContainer?> End(
        VariantState known,
        ContainerDetails container,
        ContainerEngine engine,
        CancellationToken cancellationToken
    )
    {
        if (
            !container.State.HasEnded
            || (
                known.Ended is { } ended
                && ended.Container.Id == container.Id
                && ended.Container.State == container.State
            )
        )
        {
            return known.Ended;
        }
        var log = await ContainerDetails.LastLines(engine, container.Id, LogLines, cancellationToken);
        var end = new EndedContainer(container, log);
        if (known.Runs)
        {
            Mark(known.Variant, $"ended, {end.How}");
        }
        return end;
    }

    private void Mark(ImageVariant variant, string what) => live.Mark(variant.Name, what);

    private VariantState Update(ImageVariant variant, Func<VariantState, VariantState> change) =>
        _states.AddOrUpdate(variant.Name, _ => throw new InvalidOperationException(), (_, state) => change(state));

    private static async Task<ContainerDetails?> Details(
        ContainerEngine engine,
        string id,
        CancellationToken cancellationToken
    ) => await ContainerDetails.Of(engine, [id], cancellationToken) is [var details] ? details : null;

    // Null where the tag has gone: the container runs on without it.
    private static async Task<LocalImage?> ImageOf(
        ImageVariant variant,
        ContainerEngine engine,
        CancellationToken cancellationToken
    )
    {
        var result = await engine.Run(["image", "inspect", "--", variant.Image.Location], cancellationToken);
        return result.IsSuccess ? LocalImage.ParseList(result.StandardOutput)[0] : null;
    }
}
