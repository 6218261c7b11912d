using System.ComponentModel;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HelloAspire.AppHost;

/// <summary>Finds the container engine before anything starts: the orchestrator tells what is missing in a resource's log alone.</summary>
public static class ContainerEngineCheck
{
    private const string RuntimeSetting = "ASPIRE_CONTAINER_RUNTIME";

    /// <summary>Adds the engine to the services, and tells the orchestrator to use it.</summary>
    /// <exception cref="DistributedApplicationException">No engine is accepted; the message says why, and the mend.</exception>
    public static async Task<ContainerEngine> AddContainerEngineAsync(this IDistributedApplicationBuilder builder)
    {
        var engine = await FindAsync(builder.Configuration);
        builder.Configuration[RuntimeSetting] = engine.Program;
        builder.Services.AddSingleton(engine);
        return engine;
    }

    /// <summary>Returns the name of the engine that the settings name; once the engine has been added, of that one.</summary>
    public static string? NamedIn(IConfiguration configuration) =>
        configuration[RuntimeSetting] is { Length: > 0 } name ? name : null;

    /// <summary>Returns the engine that the settings name, else Docker, else Podman.</summary>
    public static async Task<ContainerEngine> FindAsync(
        IConfiguration configuration,
        CancellationToken cancellationToken = default
    )
    {
        var named = NamedIn(configuration);
        var engine = new ContainerEngine(named ?? "docker");
        var refusal = await RefusalOfAsync(engine, cancellationToken);
        if (refusal is not null && named is null)
        {
            var podman = new ContainerEngine("podman");
            if (await RefusalOfAsync(podman, cancellationToken) is null)
            {
                return podman;
            }
        }
        return refusal is null ? engine : throw new DistributedApplicationException(refusal);
    }

    private static async Task<string?> RefusalOfAsync(ContainerEngine engine, CancellationToken cancellationToken)
    {
        try
        {
            var info = await engine.RunAsync(cancellationToken, "info", "--format", "{{json .}}");
            return engine.Program == "docker" && DockerInfo.Parse(info.StandardOutput) is { } docker
                    ? docker.RefusalOf(info.StandardError.Trim())
                : info.IsSuccess ? null
                : $"The container engine does not answer: {info.StandardError.Trim()} Start it, or run eng/setup.sh.";
        }
        catch (Win32Exception)
        {
            return $"There is no command '{engine.Program}' to reach a container engine with. {DockerInfo.Mend}";
        }
    }

    /// <summary>What <c>docker info</c> tells: of the client, and of the engine where one answers.</summary>
    internal sealed record DockerInfo(string? ServerVersion, string[]? ServerErrors, DockerInfo.Client? ClientInfo)
    {
        public const string Mend =
            "Run eng/setup.sh, or install Docker 25 or newer with buildx (https://docs.docker.com/engine/install).";

        private const int Oldest = 25;

        /// <summary>Why the orchestrator would not take it, and the mend; null where it does.</summary>
        /// <param name="errors">What the command printed beside: newer clients tell there that no engine answers.</param>
        public string? RefusalOf(string errors) =>
            ClientInfo is null ? $"The command 'docker' is another program's. {Mend}"
            : ServerErrors is [var error, ..] ? Silent(error)
            : string.IsNullOrEmpty(ServerVersion) ? Silent(errors)
            : MajorOf(ClientInfo.Version) < Oldest ? TooOld("client", ClientInfo.Version)
            : MajorOf(ServerVersion) < Oldest ? TooOld("engine", ServerVersion)
            : ClientInfo.Plugins?.Any(p => p.Name == "buildx") != true
                ? $"The Docker client has no buildx plugin, which the orchestrator builds with. {Mend}"
            : null;

        public static DockerInfo? Parse(string json) =>
            json.StartsWith('{') ? JsonSerializer.Deserialize<DockerInfo>(json) : null;

        private static string Silent(string error) =>
            $"The Docker engine does not answer: {error} Start it, or run eng/setup.sh.";

        private static string TooOld(string what, string? version) =>
            $"The Docker {what} is {version}; the orchestrator takes {Oldest} and newer. {Mend}";

        private static int MajorOf(string? version) => int.TryParse(version?.Split('.')[0], out var major) ? major : 0;

        internal sealed record Client(string? Version, Plugin[]? Plugins);

        internal sealed record Plugin(string Name);
    }
}
