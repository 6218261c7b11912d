namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>A network endpoint of a resource.</summary>
public sealed class EndpointAnnotation(string name, string uriScheme) : IResourceAnnotation
{
    /// <summary>The endpoint's name, unique in its resource.</summary>
    public string Name { get; } = name;

    /// <summary><c>http</c> or another scheme.</summary>
    public string UriScheme { get; } = uriScheme;

    /// <summary>The port on the host, or null for any free one.</summary>
    public int? Port { get; set; }

    /// <summary>The port that the program itself listens on, or null for the host's.</summary>
    public int? TargetPort { get; set; }

    /// <summary>The host name under which this machine reaches the endpoint.</summary>
    public string TargetHost { get; set; } = "localhost";

    /// <summary>The environment variable that tells the program its port.</summary>
    public string? PortVariable { get; set; }

    /// <summary>Whether others than this machine are meant to reach it once it is published.</summary>
    public bool IsExternal { get; set; }

    /// <summary>The port on the host once it is chosen.</summary>
    public int? AllocatedPort { get; internal set; }
}
