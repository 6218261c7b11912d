using System.ComponentModel;
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
        var (engine, refusal) = await AskAsync(named ?? "docker", cancellationToken);
        if (refusal is not null && named is null)
        {
            var (podman, podmanRefusal) = await AskAsync("podman", cancellationToken);
            if (podmanRefusal is null)
            {
                return podman;
            }
        }
        return refusal is null ? engine : throw new DistributedApplicationException(refusal);
    }

    /// <returns>The engine with what it tells of itself, and why the orchestrator would not take it; null where it does.</returns>
    private static async Task<(ContainerEngine Engine, string? Refusal)> AskAsync(
        string program,
        CancellationToken cancellationToken
    )
    {
        var engine = new ContainerEngine(program);
        try
        {
            var info = await engine.RunAsync(cancellationToken, "info", "--format", "{{json .}}");
            var error = info.StandardError.Trim();
            return program == "docker" && DockerInfo.Parse(info.StandardOutput) is { } docker
                    ? (new ContainerEngine(program) { Docker = docker }, docker.RefusalOf(error))
                : info.IsSuccess ? (engine, null)
                : (engine, $"The container engine does not answer: {error} Start it, or run eng/setup.sh.");
        }
        catch (Win32Exception)
        {
            return (
                engine,
                $"The command '{program}', which reaches a container engine, is missing. {DockerInfo.Mend}"
            );
        }
    }
}
