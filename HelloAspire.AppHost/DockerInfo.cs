using System.Text.Json;

namespace HelloAspire.AppHost;

/// <summary>What <c>docker info</c> tells: of the client, and of the engine where one answers.</summary>
/// <param name="Name">The name of the machine that the engine runs on.</param>
/// <param name="SecurityOptions">As <c>name=rootless</c>.</param>
internal sealed record DockerInfo(
    string? Name,
    string? ServerVersion,
    string[]? SecurityOptions,
    string[]? ServerErrors,
    DockerInfo.Client? ClientInfo
)
{
    public const string Mend =
        "Run eng/setup.sh, or install Docker 25 or newer with buildx (https://docs.docker.com/engine/install).";

    private const int Oldest = 25;

    /// <summary>
    /// Whether the engine shares this machine's network: one in a virtual machine or on another one has a bridge there,
    /// maybe of the same address as one here, and so has a rootless one in a namespace of its own.
    /// </summary>
    public bool IsOnThisMachine =>
        Name == Environment.MachineName
        && SecurityOptions?.Any(o => o.Contains("name=rootless", StringComparison.Ordinal)) != true;

    /// <summary>Why the orchestrator would not take it, and the mend; null where it does.</summary>
    /// <param name="errors">What the command printed beside: newer clients tell there that no engine answers.</param>
    public string? RefusalOf(string errors) =>
        ClientInfo is null ? $"The command 'docker' belongs to another program. {Mend}"
        : ServerErrors is [var error, ..] ? Silent(error)
        : string.IsNullOrEmpty(ServerVersion) ? Silent(errors)
        : MajorOf(ClientInfo.Version) < Oldest ? TooOld("client", ClientInfo.Version)
        : MajorOf(ServerVersion) < Oldest ? TooOld("engine", ServerVersion)
        : ClientInfo.Plugins?.Any(p => p.Name == "buildx") != true
            ? $"The Docker client has no buildx plugin, which the orchestrator needs to build images. {Mend}"
        : null;

    public static DockerInfo? Parse(string json) =>
        json.StartsWith('{') ? JsonSerializer.Deserialize<DockerInfo>(json) : null;

    private static string Silent(string error) =>
        $"The Docker engine does not answer: {error} Start it, or run eng/setup.sh.";

    private static string TooOld(string what, string? version) =>
        $"The Docker {what} is {version}; the orchestrator needs {Oldest} or newer. {Mend}";

    private static int MajorOf(string? version) => int.TryParse(version?.Split('.')[0], out var major) ? major : 0;

    internal sealed record Client(string? Version, Plugin[]? Plugins);

    internal sealed record Plugin(string Name);
}
