using System.Globalization;
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
    private const string OtlpVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!resources.OfType<DockerComposeEnvironmentResource>().Any())
        {
            throw new DistributedApplicationException(
                "There is nothing to publish to. Call AddDockerComposeEnvironment in the app host."
            );
        }

        var directory = Path.GetFullPath(configuration["Pipeline:OutputPath"] ?? "aspire-output", host.ContentRootPath);
        Directory.CreateDirectory(directory);

        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var services = new Dictionary<string, ComposeService>();
        foreach (var container in resources.OfType<ContainerResource>().Where(IsPublished))
        {
            services[container.Name] = await ServiceOfAsync(container, settings, cancellationToken)
                .ConfigureAwait(false);
        }

        await WriteAsync(directory, "docker-compose.yaml", new ComposeFile(services).ToYaml(), cancellationToken)
            .ConfigureAwait(false);
        var lines = settings.Select(s => $"{s.Key}={s.Value}");
        await WriteAsync(directory, ".env", string.Join('\n', lines) + "\n", cancellationToken).ConfigureAwait(false);
        lifetime.StopApplication();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsPublished(IResource resource) =>
        !resource.Annotations.OfType<ManifestExclusionAnnotation>().Any();

    private static async Task<ComposeService> ServiceOfAsync(
        ContainerResource container,
        SortedDictionary<string, string> settings,
        CancellationToken cancellationToken
    )
    {
        var variable = $"{container.Name.Replace('-', '_').ToUpperInvariant()}_IMAGE";
        settings[variable] = $"{container.Name}:latest";

        var service = new ComposeService { Image = $"${{{variable}}}" };
        foreach (var set in container.Annotations.OfType<EnvironmentAnnotation>())
        {
            service.Environment[set.Name] = await TextOfAsync(container, set.Value, settings, cancellationToken)
                .ConfigureAwait(false);
        }
        if (container.TryGetLastAnnotation<OtlpExporterAnnotation>(out _))
        {
            // Where telemetry goes is known only where the application is deployed; empty means nowhere.
            settings.TryAdd(OtlpVariable, "");
            service.Environment[OtlpVariable] = $"${{{OtlpVariable}}}";
            service.Environment["OTEL_SERVICE_NAME"] = container.Name;
        }
        foreach (var argument in container.Annotations.OfType<CommandLineArgsAnnotation>().SelectMany(a => a.Args))
        {
            service.Command.Add(
                await TextOfAsync(container, argument, settings, cancellationToken).ConfigureAwait(false)
            );
        }
        foreach (var endpoint in container.Annotations.OfType<EndpointAnnotation>())
        {
            var target = endpoint.TargetPort ?? endpoint.Port;
            var port = string.Create(CultureInfo.InvariantCulture, $"{target}");
            if (endpoint.IsExternal)
            {
                service.Ports.Add(endpoint.Port is { } published ? $"{published}:{port}" : port);
            }
            else
            {
                service.Expose.Add(port);
            }
        }
        RuntimeArguments.Apply(
            container.Annotations.OfType<ContainerRuntimeArgsAnnotation>().SelectMany(a => a.Args),
            container.Name,
            service
        );
        return service;
    }

    /// <summary>A secret stays out of the file: it is asked for by name. Other resources are reached by theirs.</summary>
    private static async Task<string> TextOfAsync(
        ContainerResource container,
        object? value,
        SortedDictionary<string, string> settings,
        CancellationToken cancellationToken
    )
    {
        if (value is ParameterResource { Secret: true } secret)
        {
            var variable = secret.Name.Replace('-', '_').ToUpperInvariant();
            settings.TryAdd(variable, "");
            return $"${{{variable}}}";
        }
        if (value is EndpointReference endpoint)
        {
            var port = endpoint.EndpointAnnotation.TargetPort ?? endpoint.EndpointAnnotation.Port;
            return $"{endpoint.Scheme}://{endpoint.Resource.Name}:{port}";
        }
        return await Value.ResolveAsync(value, cancellationToken).ConfigureAwait(false)
            ?? throw new DistributedApplicationException(
                $"An environment variable or argument of '{container.Name}' has no value when published."
            );
    }

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
