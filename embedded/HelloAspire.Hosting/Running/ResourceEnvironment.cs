using HelloAspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace HelloAspire.Hosting.Running;

/// <summary>The environment variables and arguments of a resource.</summary>
internal sealed class ResourceEnvironment(OtlpReceiver receiver, IHostEnvironment environment)
{
    /// <summary>
    /// Gets a resource's variables. The host's name is the one under which its containers reach this machine; null for a
    /// process of this machine.
    /// </summary>
    public async Task<Dictionary<string, string>> VariablesAsync(
        IResource resource,
        string? hostName,
        CancellationToken cancellationToken
    )
    {
        var variables = new Dictionary<string, string>();
        foreach (var otlp in resource.Annotations.OfType<OtlpExporterAnnotation>().TakeLast(1))
        {
            AddOtlp(variables, resource, hostName, otlp);
        }
        foreach (
            var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(e => e.PortVariable is not null)
        )
        {
            variables[endpoint.PortVariable!] = $"{endpoint.TargetPort ?? endpoint.AllocatedPort}";
        }
        foreach (var set in resource.Annotations.OfType<EnvironmentAnnotation>())
        {
            variables[set.Name] = await ResolveAsync(set.Value, hostName, cancellationToken).ConfigureAwait(false);
        }
        return variables;
    }

    public static async Task<List<string>> ArgumentsAsync(
        IResource resource,
        string? hostName,
        CancellationToken cancellationToken
    )
    {
        var arguments = new List<string>();
        foreach (var argument in resource.Annotations.OfType<CommandLineArgsAnnotation>().SelectMany(a => a.Args))
        {
            arguments.Add(await ResolveAsync(argument, hostName, cancellationToken).ConfigureAwait(false));
        }
        return arguments;
    }

    /// <summary>Whether a variable's value must be masked wherever it is shown.</summary>
    public static bool IsSecret(IResource resource, string variable) =>
        variable == "OTEL_EXPORTER_OTLP_HEADERS"
        || resource.Annotations.OfType<EnvironmentAnnotation>().Any(e => e.Name == variable && Value.IsSecret(e.Value));

    private static async Task<string> ResolveAsync(object? value, string? hostName, CancellationToken cancellationToken)
    {
        return await Value.ResolveAsync(value, TextOfAsync).ConfigureAwait(false) ?? "";

        async ValueTask<string?> TextOfAsync(object? part)
        {
            // Another resource is reached by its name inside the network, from the host by its published port.
            if (part is EndpointReference { Resource: ContainerResource } endpoint && hostName is not null)
            {
                return $"{endpoint.Scheme}://{endpoint.Resource.Name}:{endpoint.EndpointAnnotation.TargetPort ?? endpoint.Port}";
            }
            var text = await Value.TextOfAsync(part, cancellationToken).ConfigureAwait(false);
            return part is EndpointReference ? SeenFrom(hostName, text!) : text;
        }
    }

    private void AddOtlp(
        Dictionary<string, string> variables,
        IResource resource,
        string? hostName,
        OtlpExporterAnnotation otlp
    )
    {
        var useHttp = otlp.RequiredProtocol == OtlpProtocol.HttpProtobuf;
        var url = useHttp ? receiver.HttpUrl : receiver.GrpcUrl;
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = SeenFrom(hostName, url);
        variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = useHttp ? "http/protobuf" : "grpc";
        if (receiver.ApiKey is { Length: > 0 } key)
        {
            variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={key}";
        }
        variables["OTEL_SERVICE_NAME"] = resource.Name;
        variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={ResourceInstance.SuffixOf(resource)}";

        if (environment.IsDevelopment())
        {
            // Telemetry is on screen at once, and all of it.
            variables["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
            variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
            variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
            variables["OTEL_TRACES_SAMPLER"] = "always_on";
            variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
        }
    }

    /// <summary>Puts the host's name in the place of a loopback address, which to a container is the container.</summary>
    private static string SeenFrom(string? hostName, string url)
    {
        if (hostName is null)
        {
            return url;
        }
        var uri = new UriBuilder(url);
        if (uri.Host is "localhost" or "127.0.0.1" or "[::1]" or "0.0.0.0" or "[::]")
        {
            uri.Host = hostName;
        }
        return uri.Uri.GetLeftPart(UriPartial.Authority);
    }
}
