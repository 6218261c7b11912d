using HelloAspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelloAspire.Hosting;

/// <summary>Says where a resource listens, how its health is asked and which URLs are shown.</summary>
public static class EndpointExtensions
{
    /// <summary>
    /// Adds an HTTP endpoint: its port on the host (any free one where none is given), the port that the program
    /// listens on, and the environment variable that tells the program.
    /// </summary>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder,
        int? port = null,
        int? targetPort = null,
        string? name = null,
        string? env = null,
        bool? isProxied = null
    )
        where T : IResourceWithEndpoints
    {
        // There is no proxy here: the engine publishes the port itself.
        _ = isProxied;
        name ??= "http";
        if (builder.Resource.Annotations.OfType<EndpointAnnotation>().Any(e => e.Name == name))
        {
            throw new DistributedApplicationException(
                $"'{builder.Resource.Name}' has two endpoints named '{name}'. Give one of them another name."
            );
        }

        return builder.With(
            new EndpointAnnotation(name, "http")
            {
                Port = port,
                TargetPort = targetPort,
                PortVariable = env,
            }
        );
    }

    /// <summary>Opens all HTTP endpoints to others than this machine, once published.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        foreach (var endpoint in builder.Resource.Annotations.OfType<EndpointAnnotation>())
        {
            endpoint.IsExternal = true;
        }
        return builder;
    }

    /// <summary>Gets an endpoint of the resource, to be used as a value elsewhere.</summary>
    public static EndpointReference GetEndpoint<T>(this IResourceBuilder<T> builder, string name)
        where T : IResourceWithEndpoints => builder.Resource.GetEndpoint(name);

    /// <summary>Asks a path of an HTTP endpoint for the resource's health; it comes after the endpoint.</summary>
    /// <exception cref="DistributedApplicationException">The resource has no such endpoint.</exception>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder,
        string? path = null,
        int? statusCode = null,
        string? endpointName = null
    )
        where T : IResourceWithEndpoints
    {
        path ??= "/";
        var expected = statusCode ?? 200;
        var endpoint = endpointName is not null
            ? builder.Resource.GetEndpoint(endpointName)
            : builder.Resource.GetEndpoints().FirstOrDefault(e => e.Scheme == "http");
        if (endpoint is not { Exists: true })
        {
            throw new DistributedApplicationException(
                $"'{builder.Resource.Name}' has no HTTP endpoint for its health check. Call WithHttpEndpoint before WithHttpHealthCheck."
            );
        }

        var key = $"{builder.Resource.Name}_{endpoint.EndpointName}_{path}_{expected}_check";
        builder
            .ApplicationBuilder.Services.AddHealthChecks()
            .Add(
                new HealthCheckRegistration(
                    key,
                    services => new Running.HttpHealthCheck(
                        endpoint,
                        path,
                        expected,
                        services.GetRequiredService<IHttpClientFactory>()
                    ),
                    HealthStatus.Unhealthy,
                    tags: null
                )
            );
        return builder.With(new HealthCheckAnnotation(key));
    }

    /// <summary>Tells another resource where this one's endpoints are, for service discovery by its name.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder,
        EndpointReference endpointReference
    )
        where TDestination : IResourceWithEnvironment =>
        builder.With(
            new EnvironmentAnnotation(
                $"services__{endpointReference.Resource.Name}__{endpointReference.EndpointName}__0",
                endpointReference
            )
        );

    /// <summary>Changes how the URL of an endpoint is shown.</summary>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(
        this IResourceBuilder<T> builder,
        string endpointName,
        Action<ResourceUrlAnnotation> callback
    )
        where T : IResource => builder.With(new EndpointUrlAnnotation(endpointName, callback, null));

    /// <summary>Adds a URL to an endpoint; a path in it is added to the endpoint's own.</summary>
    public static IResourceBuilder<T> WithUrlForEndpoint<T>(
        this IResourceBuilder<T> builder,
        string endpointName,
        Func<EndpointReference, ResourceUrlAnnotation> callback
    )
        where T : IResourceWithEndpoints => builder.With(new EndpointUrlAnnotation(endpointName, null, callback));
}
