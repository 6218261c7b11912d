using HelloAspire.Hosting.ApplicationModel;
using Microsoft.Extensions.DependencyInjection;

namespace HelloAspire.Hosting.Testing;

/// <summary>Reaches the resources of a running application from a test.</summary>
public static class DistributedApplicationHostingTestingExtensions
{
    /// <summary>Makes an HTTP client for an endpoint of a resource; its first HTTP endpoint where none is named.</summary>
    public static HttpClient CreateHttpClient(
        this DistributedApplication app,
        string resourceName,
        string? endpointName = default
    )
    {
        var client = app.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        client.BaseAddress = app.GetEndpoint(resourceName, endpointName);
        return client;
    }

    /// <summary>Gets the URL of an endpoint of a resource; its first HTTP endpoint where none is named.</summary>
    /// <exception cref="ArgumentException">There is no such resource or endpoint.</exception>
    public static Uri GetEndpoint(this DistributedApplication app, string resourceName, string? endpointName = default)
    {
        ArgumentNullException.ThrowIfNull(app);
        var resource = app
            .Services.GetRequiredService<ResourceCollection>()
            .FirstOrDefault(r => r.Name == resourceName);
        if (resource is not IResourceWithEndpoints owner)
        {
            throw new ArgumentException($"There is no resource '{resourceName}' with endpoints.", nameof(resourceName));
        }

        var endpoint = owner
            .GetEndpoints()
            .FirstOrDefault(e => endpointName is null ? e.Scheme == "http" : e.EndpointName == endpointName);
        return endpoint is { IsAllocated: true }
            ? new Uri(endpoint.Url)
            : throw new ArgumentException(
                $"Resource '{resourceName}' has no endpoint '{endpointName ?? "http"}', or it is not started yet.",
                nameof(endpointName)
            );
    }
}
