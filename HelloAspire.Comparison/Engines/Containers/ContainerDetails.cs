using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Engines.Containers;

/// <summary>What the engine knows of a container, whether it runs or has ended.</summary>
/// <param name="ImageId">Of the image that it was made of, as <c>sha256:…</c>.</param>
/// <param name="Created">By the engine's clock.</param>
internal sealed record ContainerDetails(
    string Id,
    string Name,
    [property: JsonPropertyName("Image")] string ImageId,
    DateTimeOffset Created,
    ContainerState State,
    ContainerSettings Config
)
{
    /// <summary>Looks containers up; those that the engine does not know are left out.</summary>
    /// <exception cref="UserErrorException">The engine's client is not installed.</exception>
    public static async Task<IReadOnlyList<ContainerDetails>> Of(
        ContainerEngine engine,
        IEnumerable<string> ids,
        CancellationToken cancellationToken
    )
    {
        var result = await engine.Run(["container", "inspect", .. ids], cancellationToken);
        return Parse(result.StandardOutput);
    }

    /// <summary>The container of an image that was made last, running or not; null where there is none.</summary>
    /// <param name="image">The name that the container was made by.</param>
    /// <param name="withoutLabel">Containers that carry this label are passed over.</param>
    /// <exception cref="UserErrorException">The engine refuses.</exception>
    public static async Task<ContainerDetails?> Last(
        ContainerEngine engine,
        string image,
        string withoutLabel,
        CancellationToken cancellationToken
    )
    {
        var list = await engine.Ask(
            "list the containers",
            ["container", "ls", "--all", "--no-trunc", "--format", "{{.ID}}\t{{.Image}}\t{{.Labels}}"],
            cancellationToken
        );
        var ids = list.Split('\n')
            .Select(line => line.Split('\t'))
            .Where(columns =>
                columns is [_, var name, var labels]
                && ImageName.Parse(name) == ImageName.Parse(image)
                && !labels.Contains(withoutLabel)
            )
            .Select(columns => columns[0])
            .ToList();
        return ids.Count == 0 ? null : (await Of(engine, ids, cancellationToken)).MaxBy(container => container.Created);
    }

    /// <summary>The last lines that the container wrote, to its output and to its errors.</summary>
    /// <exception cref="UserErrorException">The engine's client is not installed.</exception>
    public static async Task<string> LastLines(
        ContainerEngine engine,
        string id,
        int count,
        CancellationToken cancellationToken
    )
    {
        var log = await engine.Run(["container", "logs", "--tail", $"{count}", id], cancellationToken);
        return (log.StandardOutput + log.StandardError).Trim();
    }

    /// <summary>Reads what <c>container inspect</c> prints.</summary>
    internal static IReadOnlyList<ContainerDetails> Parse(string json) =>
        string.IsNullOrWhiteSpace(json) ? [] : JsonSerializer.Deserialize<List<ContainerDetails>>(json)!;
}

/// <summary>How a container is run.</summary>
/// <param name="Image">The name that it was made by.</param>
internal sealed record ContainerSettings(string Image, ContainerHealthCheck? Healthcheck);

/// <summary>The health check that the engine runs in a container.</summary>
/// <param name="Test">As the image has it: <c>CMD</c> and the command, or <c>NONE</c>.</param>
/// <param name="Interval">Nanoseconds; 0 for the engine's own, which is 30 s.</param>
internal sealed record ContainerHealthCheck(IReadOnlyList<string>? Test, long Interval)
{
    private static readonly TimeSpan EnginesOwn = TimeSpan.FromSeconds(30);

    /// <summary>Whether there is one: an image may switch off the one of its base.</summary>
    public bool IsOn => Test is { Count: > 1 };

    public TimeSpan Pause => Interval == 0 ? EnginesOwn : TimeSpan.FromTicks(Interval / TimeSpan.NanosecondsPerTick);
}
