using System.Text.Json;

namespace HelloAspire.Tests.Distributed.Publishing.Swarm;

/// <summary>A task of a Swarm service that runs, and is healthy where its image can tell.</summary>
/// <param name="Container">Its container's ID.</param>
/// <param name="Port">The node's port that leads to it.</param>
internal sealed record SwarmTask(string Id, string Container, int Port)
{
    /// <summary>Reads an entry of the engine's list of tasks; null where the task does not run.</summary>
    public static SwarmTask? From(JsonElement task)
    {
        var status = task.GetProperty("Status");
        return
            status.GetProperty("State").GetString() == "running"
            && status.TryGetProperty("PortStatus", out var ports)
            && ports.TryGetProperty("Ports", out var published)
            ? new(
                task.GetProperty("ID").GetString()!,
                status.GetProperty("ContainerStatus").GetProperty("ContainerID").GetString()!,
                published[0].GetProperty("PublishedPort").GetInt32()
            )
            : null;
    }
}
