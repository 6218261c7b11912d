using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Engines.Containers;

/// <summary>What the engine says of a container.</summary>
/// <param name="Running">False before it starts and after it ends; true while it is paused.</param>
/// <param name="StartedAt">When its process was started, by the engine's clock.</param>
/// <param name="ExitCode">Of its process, once that ended.</param>
internal sealed record ContainerState(bool Running, DateTimeOffset StartedAt, int ExitCode)
{
    /// <summary>In the engine's word, as <c>running</c>, <c>paused</c>, <c>exited</c> or <c>dead</c>.</summary>
    public string Status { get; init; } = "";

    /// <summary>Whether the kernel ended it because it used more memory than it may.</summary>
    [JsonPropertyName("OOMKilled")]
    public bool OutOfMemory { get; init; }

    /// <summary>When its process ended, by the engine's clock.</summary>
    public DateTimeOffset FinishedAt { get; init; }

    /// <summary>Why the engine could not start it; empty or null where it could.</summary>
    public string? Error { get; init; }

    /// <summary>Null where the image has no health check.</summary>
    public ContainerHealth? Health { get; init; }

    /// <summary>Whether its process is there, held or not. (Podman does not call a paused container running.)</summary>
    public bool IsAlive => Running || Status == "paused";

    /// <summary>Whether its process was there and has ended.</summary>
    public bool HasEnded => !IsAlive && FinishedAt >= StartedAt && StartedAt.Year > 1;

    public static async Task<ContainerState> Of(
        ContainerEngine engine,
        string id,
        CancellationToken cancellationToken
    ) =>
        JsonSerializer.Deserialize<ContainerState>(
            await engine.Ask(
                $"look up the container {id}",
                ["container", "inspect", "--format", "{{json .State}}", id],
                cancellationToken
            )
        )!;
}

/// <summary>What the image's own health check says.</summary>
/// <param name="Status">As <c>starting</c>, <c>healthy</c> or <c>unhealthy</c>.</param>
internal sealed record ContainerHealth(string Status);
