using System.Globalization;
using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting.Publishing;

/// <summary>Says in Compose's terms what the model says of containers.</summary>
internal sealed class ComposeServices(string directory, ComposeSettings settings)
{
    public async Task<ComposeService> OfAsync(ContainerResource container, CancellationToken cancellationToken)
    {
        var service = new ComposeService
        {
            Image = settings.Ask($"{container.Name}_IMAGE", $"{container.Name.ToLowerInvariant()}:latest"),
            Build = await BuildOfAsync(container, cancellationToken).ConfigureAwait(false),
        };
        if (container.TryGetLastAnnotation<OtlpExporterAnnotation>(out _))
        {
            // Where telemetry goes is known only where the application is deployed; empty means nowhere.
            const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
            service.Environment[Endpoint] = settings.Ask(Endpoint, "");
            service.Environment["OTEL_SERVICE_NAME"] = container.Name;
        }
        foreach (var set in container.Annotations.OfType<EnvironmentAnnotation>())
        {
            service.Environment[set.Name] = await TextOfAsync(set.Value, cancellationToken).ConfigureAwait(false);
        }
        foreach (var argument in container.Annotations.OfType<CommandLineArgsAnnotation>().SelectMany(a => a.Args))
        {
            service.Command.Add(await TextOfAsync(argument, cancellationToken).ConfigureAwait(false));
        }
        foreach (var endpoint in container.Annotations.OfType<EndpointAnnotation>())
        {
            AddPort(service, endpoint, container);
        }
        RuntimeArguments.Apply(
            container.Annotations.OfType<ContainerRuntimeArgsAnnotation>().SelectMany(a => a.Args),
            container.Name,
            service
        );
        return service;
    }

    /// <summary>How Compose builds the image where it is not there; Swarm passes over it.</summary>
    private async Task<ComposeBuild?> BuildOfAsync(ContainerResource container, CancellationToken cancellationToken)
    {
        if (!container.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build))
        {
            return null;
        }
        var arguments = new Dictionary<string, string>();
        foreach (var (name, value) in build.BuildArguments)
        {
            arguments[name] = await TextOfAsync(value, cancellationToken).ConfigureAwait(false);
        }
        return new(
            PathFrom(directory, build.ContextPath),
            PathFrom(build.ContextPath, build.DockerfilePath),
            build.Stage,
            arguments
        );
    }

    private static void AddPort(ComposeService service, EndpointAnnotation endpoint, IResource owner)
    {
        var target = TargetOf(endpoint, owner).ToString(CultureInfo.InvariantCulture);
        if (!endpoint.IsExternal)
        {
            service.Expose.Add(target);
        }
        else
        {
            service.Ports.Add(endpoint.Port is { } published ? $"{published}:{target}" : target);
        }
    }

    private async Task<string> TextOfAsync(object? value, CancellationToken cancellationToken)
    {
        return await Value.ResolveAsync(value, PartAsync).ConfigureAwait(false) ?? "";

        // A secret stays out of the file: it is asked for by name. Other resources are reached by theirs.
        async ValueTask<string?> PartAsync(object? part) =>
            part switch
            {
                ParameterResource { Secret: true } secret => settings.Require(secret.Name),
                EndpointReference { Resource: var owner, EndpointAnnotation: var endpoint } =>
                    $"{endpoint.UriScheme}://{owner.Name}:{TargetOf(endpoint, owner)}",
                _ => Literal(await Value.TextOfAsync(part, cancellationToken).ConfigureAwait(false)),
            };
    }

    private static int TargetOf(EndpointAnnotation endpoint, IResource owner) =>
        endpoint.TargetPort
        ?? endpoint.Port
        ?? throw new DistributedApplicationException(
            $"The endpoint '{endpoint.Name}' of '{owner.Name}' has no port that could be published. Give its targetPort."
        );

    /// <summary>Compose fills in what follows a single dollar sign.</summary>
    private static string? Literal(string? text) => text?.Replace("$", "$$", StringComparison.Ordinal);

    private static string PathFrom(string directory, string path) =>
        Literal(Path.GetRelativePath(directory, path).Replace('\\', '/'))!;
}
