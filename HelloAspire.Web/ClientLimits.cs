namespace HelloAspire.Web;

/// <summary>What one client may take, so that something is left for the others within the container's memory.</summary>
public static class ClientLimits
{
    /// <summary>The most connections at a time: they take some 10 kB each.</summary>
    public const int Connections = 10_000;

    /// <summary>For all headers of a request, which a browser sends at once.</summary>
    public static readonly TimeSpan Headers = TimeSpan.FromSeconds(10);

    /// <summary>Sets the limits that the server's own defaults leave wide or open.</summary>
    public static void AddClientLimits(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Limits.MaxConcurrentConnections = Connections;
            server.Limits.RequestHeadersTimeout = Headers;
        });
}
