using System.Text.Json;
using System.Text.Json.Serialization;

namespace HelloAspire.Comparison.Engines.Containers;

/// <summary>What the engine says of a container.</summary>
/// <param name="Running">False before it starts and after it ends.</param>
/// <param name="StartedAt">When its process was started, by the engine's clock.</param>
/// <param name="ExitCode">Of its process, once that ended.</param>
/// <param name="OutOfMemory">Whether the kernel killed a process of it for want of memory.</param>
internal sealed record ContainerState(
    bool Running,
    DateTimeOffset StartedAt,
    int ExitCode,
    [property: JsonPropertyName("OOMKilled")] bool OutOfMemory
)
{
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
