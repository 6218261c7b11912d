using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace HelloAspire.Comparison.Engines;

/// <summary>
/// Docker's HTTP interface, where it listens on a socket of this machine. Whole images come through it: the client's
/// output is a pipe, which takes longer to fill and to empty than the engine takes to write.
/// </summary>
internal sealed class EngineSocket : IDisposable
{
    private const string Scheme = "unix://";

    private readonly HttpClient _client;

    private EngineSocket(string path) =>
        _client = new(
            new SocketsHttpHandler { ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(Connect(path)) }
        )
        {
            BaseAddress = new("http://docker"),
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>The socket of the engine that the client's present context leads to; null where that is elsewhere.</summary>
    public static async Task<EngineSocket?> Find(ContainerEngine engine, CancellationToken cancellationToken)
    {
        if (engine.Kind != EngineKind.Docker)
        {
            return null;
        }
        var context = await engine.Run(
            ["context", "inspect", "--format", "{{.Endpoints.docker.Host}}"],
            cancellationToken
        );
        var host = context.StandardOutput.Trim();
        return
            context.IsSuccess && host.StartsWith(Scheme, StringComparison.Ordinal) && File.Exists(host[Scheme.Length..])
            ? new(host[Scheme.Length..])
            : null;
    }

    /// <summary>Asks for an image's archive (Docker Engine API, <c>GET /images/{name}/get</c>).</summary>
    /// <returns>The answer, whose content is still to be read; null where the socket is closed to this user.</returns>
    /// <exception cref="UserErrorException">The engine cannot save the image.</exception>
    public HttpResponseMessage? Save(string id, CancellationToken cancellationToken)
    {
        // Not asynchronous, so that a read is one call that blocks; and by HTTP 1.0, which does not cut the archive into
        // chunks of 32 kB with two reads each.
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/images/{id}/get")
        {
            Version = HttpVersion.Version10,
        };
        HttpResponseMessage response;
        try
        {
            response = _client.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.InnerException is SocketException)
        {
            return null;
        }
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return response;
        }
        using (response)
        {
            using var body = response.Content.ReadAsStream(cancellationToken);
            var refusal = JsonSerializer.Deserialize<Refusal>(body, JsonSerializerOptions.Web);
            throw new UserErrorException($"docker cannot save the image {id}: {refusal?.Message}");
        }
    }

    private static NetworkStream Connect(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => _client.Dispose();

    private sealed record Refusal(string Message);
}
