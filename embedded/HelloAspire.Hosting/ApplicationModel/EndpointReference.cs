namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>Something whose text is known when the application runs.</summary>
public interface IValueProvider
{
    /// <summary>Gets the text.</summary>
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}

/// <summary>An endpoint of a resource; as a value it is the URL on the host.</summary>
public sealed class EndpointReference(IResourceWithEndpoints owner, string endpointName) : IValueProvider
{
    /// <summary>The resource that listens.</summary>
    public IResourceWithEndpoints Resource { get; } = owner;

    /// <summary>The endpoint's name.</summary>
    public string EndpointName { get; } = endpointName;

    /// <summary>Whether the resource has an endpoint of that name.</summary>
    public bool Exists => Find() is not null;

    /// <summary>Whether the port on the host is chosen.</summary>
    public bool IsAllocated => Find()?.AllocatedPort is not null;

    /// <summary>The endpoint itself.</summary>
    public EndpointAnnotation EndpointAnnotation =>
        Find()
        ?? throw new InvalidOperationException(
            $"Resource '{Resource.Name}' has no endpoint '{EndpointName}'. Add one with WithHttpEndpoint, or name one of: {Known()}."
        );

    /// <summary>The host under which the endpoint is reached from this machine.</summary>
    public string Host => EndpointAnnotation.TargetHost;

    /// <summary>The port on the host.</summary>
    public int Port =>
        EndpointAnnotation.AllocatedPort
        ?? throw new InvalidOperationException(
            $"The endpoint '{EndpointName}' of '{Resource.Name}' has no port yet: it is chosen when the application starts."
        );

    /// <summary>The scheme, such as <c>http</c>.</summary>
    public string Scheme => EndpointAnnotation.UriScheme;

    /// <summary>The URL on the host.</summary>
    public string Url => $"{Scheme}://{Host}:{Port}";

    /// <inheritdoc />
    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new(Url);

    private EndpointAnnotation? Find() =>
        Resource.Annotations.OfType<EndpointAnnotation>().LastOrDefault(e => e.Name == EndpointName);

    private string Known() =>
        string.Join(", ", Resource.Annotations.OfType<EndpointAnnotation>().Select(e => e.Name).DefaultIfEmpty("none"));
}
