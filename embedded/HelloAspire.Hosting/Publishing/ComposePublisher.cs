using HelloAspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace HelloAspire.Hosting.Publishing;

/// <summary>Writes the application's containers as a Compose file, with the values to fill in beside it.</summary>
internal sealed class ComposePublisher(
    ResourceCollection resources,
    IConfiguration configuration,
    IHostEnvironment host,
    IHostApplicationLifetime lifetime
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!resources.OfType<DockerComposeEnvironmentResource>().Any())
        {
            throw new DistributedApplicationException(
                "There is nothing to publish to. Call AddDockerComposeEnvironment in the app host."
            );
        }

        // As Aspire: what is given is relative to where the command was given.
        var directory = configuration["Pipeline:OutputPath"] is { Length: > 0 } given
            ? Path.GetFullPath(given)
            : Path.Combine(host.ContentRootPath, "aspire-output");
        Directory.CreateDirectory(directory);

        var settings = new ComposeSettings();
        var composed = new ComposeServices(directory, settings);
        var services = new Dictionary<string, ComposeService>();
        foreach (var container in resources.OfType<ContainerResource>().Where(IsPublished))
        {
            services[container.Name] = await composed.OfAsync(container, cancellationToken).ConfigureAwait(false);
        }

        await WriteAsync(directory, "docker-compose.yaml", new ComposeFile(services).ToYaml(), cancellationToken)
            .ConfigureAwait(false);
        var filledIn = Path.Combine(directory, ".env");
        var before = File.Exists(filledIn)
            ? await File.ReadAllLinesAsync(filledIn, cancellationToken).ConfigureAwait(false)
            : [];
        await WriteAsync(directory, ".env", settings.ToEnvFile(before), cancellationToken).ConfigureAwait(false);
        lifetime.StopApplication();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsPublished(IResource resource) =>
        !resource.Annotations.OfType<ManifestExclusionAnnotation>().Any();

    private static async Task WriteAsync(
        string directory,
        string name,
        string text,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(directory, name);
        await File.WriteAllTextAsync(path, text, cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"Wrote {path}");
    }
}
