using HelloAspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;

namespace HelloAspire.Hosting.Running;

/// <summary>The environment variables and arguments of a resource.</summary>
internal sealed class ResourceEnvironment(OtlpReceiver receiver, IHostEnvironment environment)
{
    private const string ContainerHost = "host.docker.internal";

    public async Task<Dictionary<string, string>> VariablesAsync(
        IResource resource,
        CancellationToken cancellationToken
    )
    {
        var variables = new Dictionary<string, string>();
        foreach (var otlp in resource.Annotations.OfType<OtlpExporterAnnotation>().TakeLast(1))
        {
            AddOtlp(variables, resource, otlp);
        }
        foreach (
            var endpoint in resource.Annotations.OfType<EndpointAnnotation>().Where(e => e.PortVariable is not null)
        )
        {
            variables[endpoint.PortVariable!] = $"{endpoint.TargetPort ?? endpoint.AllocatedPort}";
        }
        foreach (var set in resource.Annotations.OfType<EnvironmentAnnotation>())
        {
            variables[set.Name] = await ResolveAsync(resource, set.Value, cancellationToken).ConfigureAwait(false);
        }
        return variables;
    }

    public static async Task<List<string>> ArgumentsAsync(IResource resource, CancellationToken cancellationToken)
    {
        var arguments = new List<string>();
        foreach (var argument in resource.Annotations.OfType<CommandLineArgsAnnotation>().SelectMany(a => a.Args))
        {
            arguments.Add(await ResolveAsync(resource, argument, cancellationToken).ConfigureAwait(false));
        }
        return arguments;
    }

    /// <summary>Whether a variable's value must be masked wherever it is shown.</summary>
    public static bool IsSecret(IResource resource, string variable) =>
        variable == "OTEL_EXPORTER_OTLP_HEADERS"
        || resource
            .Annotations.OfType<EnvironmentAnnotation>()
            .Any(e => e.Name == variable && e.Value is ParameterResource { Secret: true });

    private static async Task<string> ResolveAsync(
        IResource resource,
        object? value,
        CancellationToken cancellationToken
    )
    {
        // Another resource is reached by its name inside the network, from the host by its published port.
        if (
            value is EndpointReference endpoint
            && resource is ContainerResource
            && endpoint.Resource is ContainerResource
        )
        {
            return $"{endpoint.Scheme}://{endpoint.Resource.Name}:{endpoint.EndpointAnnotation.TargetPort ?? endpoint.Port}";
        }
        var text = await Value.ResolveAsync(value, cancellationToken).ConfigureAwait(false) ?? "";
        return value is EndpointReference && resource is ContainerResource ? FromContainer(text) : text;
    }

    private void AddOtlp(Dictionary<string, string> variables, IResource resource, OtlpExporterAnnotation otlp)
    {
        var useHttp = otlp.RequiredProtocol == OtlpProtocol.HttpProtobuf;
        var url = useHttp ? receiver.HttpUrl : receiver.GrpcUrl;
        variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = resource is ContainerResource ? FromContainer(url) : url;
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

    private static string FromContainer(string url)
    {
        var uri = new UriBuilder(url);
        if (uri.Host is "localhost" or "127.0.0.1" or "[::1]" or "0.0.0.0" or "[::]")
        {
            uri.Host = ContainerHost;
        }
        return uri.Uri.GetLeftPart(UriPartial.Authority);
    }
}
