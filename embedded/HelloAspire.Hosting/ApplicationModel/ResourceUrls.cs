namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>A URL of a resource as it is shown.</summary>
public sealed class ResourceUrlAnnotation : IResourceAnnotation
{
    /// <summary>The URL; a path is added to its endpoint's.</summary>
    public required string Url { get; set; }

    /// <summary>The text to show in its place.</summary>
    public string? DisplayText { get; set; }

    /// <summary>The endpoint that it belongs to.</summary>
    public EndpointReference? Endpoint { get; init; }
}

/// <summary>Changes or adds the URL of an endpoint.</summary>
internal sealed record EndpointUrlAnnotation(
    string EndpointName,
    Action<ResourceUrlAnnotation>? Change,
    Func<EndpointReference, ResourceUrlAnnotation>? Add
) : IResourceAnnotation;
