using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Engines.Containers;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>What is known of a variant's image, and of the container behind its address.</summary>
internal sealed record VariantState(ImageVariant Variant)
{
    /// <summary>Whether the engine was asked.</summary>
    public bool IsKnown { get; init; }

    /// <summary>Null until the engine was asked, for an image in a file, and where the engine has none.</summary>
    public LocalImage? Image { get; init; }

    /// <summary>The container behind the address, else the last one; null where none is known.</summary>
    public ContainerDetails? Container { get; init; }

    /// <summary>Whether the engine does not have that container any more.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>When another container took the place of the one before; null where none did while someone looked.</summary>
    public DateTimeOffset? Replaced { get; init; }

    /// <summary>The container that ended last; null where none did.</summary>
    public EndedContainer? Ended { get; init; }

    /// <summary>Whether the service answers on its health path; null where it was not asked.</summary>
    public bool? Answers { get; init; }

    /// <summary>Why the engine does not tell; null where it does.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether its container is there and works, so that it has figures.</summary>
    public bool Runs => !IsRemoved && Container is { State: { Running: true, Status: not "paused" } };

    /// <summary>Whether the container is of a build that its tag has left since.</summary>
    public bool IsOutdated =>
        Runs && Image is not null && !Image.Id.EndsWith(Container!.ImageId, StringComparison.Ordinal);

    /// <summary>Why the engine could not start the container; null where it could.</summary>
    public string? StartError =>
        Container?.State is { IsAlive: false, Error: { Length: > 0 } error } && !IsRemoved ? error : null;

    /// <summary>The container's state in a word or two.</summary>
    public string Word =>
        this switch
        {
            { Variant.Url: null } => "image only",
            { IsRemoved: true } => "removed",
            { StartError: not null } => "failed to start",
            { Container: { } container } => container.State.Status,
            { Failure: not null } => "unknown",
            { Answers: true } => "answers",
            _ => "no container",
        };
}

/// <summary>A container that has ended.</summary>
/// <param name="Log">The last lines that it wrote.</param>
internal sealed record EndedContainer(ContainerDetails Container, string Log)
{
    /// <summary>How it ended, as <c>exit code 137, out of memory</c>.</summary>
    public string How =>
        $"exit code {Container.State.ExitCode}, {(Container.State.OutOfMemory ? "out of memory" : "not out of memory")}";
}
