namespace HelloAspire.Web;

/// <summary>
/// <c>HelloAspire.Web --probe</c>: asks the running service whether it is alive. It is the health check of an image
/// that has no shell, so it starts no host and answers fast.
/// </summary>
public static class LivenessProbe
{
    private const string ServerDefault = "http://localhost:5000";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>Returns 0 where the service answers within two seconds that it is alive, else 1 and one line on stderr.</summary>
    public static async Task<int> RunAsync()
    {
        try
        {
            var address = Address(new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").Build());
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = Limit };
            using var response = await client.GetAsync(address);
            return response.IsSuccessStatusCode ? 0 : Fail($"{address} answered {(int)response.StatusCode}.");
        }
        catch (TaskCanceledException)
        {
            return Fail($"no answer within {Limit.TotalSeconds} s.");
        }
        catch (Exception exception) when (exception is HttpRequestException or FormatException)
        {
            return Fail(exception.Message);
        }
    }

    /// <summary>The liveness endpoint of the server that listens as <c>URLS</c> or else <c>HTTP_PORTS</c> say.</summary>
    /// <exception cref="FormatException">None of the addresses is plain HTTP over TCP.</exception>
    public static Uri Address(IConfiguration server)
    {
        var listening = Addresses(server);
        var http =
            listening
                .Select(BindingAddress.Parse)
                .FirstOrDefault(address => address is { Scheme: "http", IsUnixPipe: false })
            ?? throw new FormatException(
                $"Nothing to ask: of \"{string.Join(';', listening)}\" none is an http address. "
                    + "Add one to ASPNETCORE_URLS, or set ASPNETCORE_HTTP_PORTS."
            );

        // A server that listens on every interface can be asked on the loopback one.
        var host = http.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : http.Host;
        return new UriBuilder("http", host, http.Port, http.PathBase + HealthEndpoints.Liveness).Uri;
    }

    private static string[] Addresses(IConfiguration server) =>
        (Split(server["URLS"]), Split(server["HTTP_PORTS"])) switch
        {
            ({ Length: > 0 } urls, _) => urls,
            (_, { Length: > 0 } ports) => [.. ports.Select(port => $"http://*:{port}")],
            _ => [ServerDefault],
        };

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static int Fail(string reason)
    {
        Console.Error.WriteLine($"Probe failed: {reason}");
        return 1;
    }
}
