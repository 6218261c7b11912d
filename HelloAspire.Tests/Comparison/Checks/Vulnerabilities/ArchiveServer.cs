using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities;

/// <summary>A server of archives, as OSV's bucket is one: entity tags, ranges, checksums; and as unreliable as a test wants it.</summary>
internal sealed class ArchiveServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ArchiveServer(WebApplication app) => _app = app;

    /// <summary>What is served, by path, as <c>/Debian/all.zip</c>.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>After how many bytes each next answer is cut; empty for answers that are whole.</summary>
    public Queue<int> Cuts { get; } = new();

    /// <summary>Status codes of the next answers, before any that are as they should be.</summary>
    public Queue<int> Failures { get; } = new();

    /// <summary>What is served as the checksum; null for the right one, empty for none.</summary>
    public string? Checksum { get; set; }

    /// <summary>Whether ranges are answered with ranges.</summary>
    public bool KnowsRanges { get; set; } = true;

    /// <summary>Each request, as <c>GET /npm/all.zip bytes=100-</c>, with the status of its answer.</summary>
    public List<string> Requests { get; } = [];

    public Uri Address => new(_app.Urls.Single() + "/");

    public static async Task<ArchiveServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new ArchiveServer(app);
        app.Run(server.Answer);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        await Serve(context);
        Requests.Add(
            $"GET {context.Request.Path.Value} {context.Request.Headers.Range} {context.Response.StatusCode}".Replace(
                "  ",
                " "
            )
        );
    }

    private async Task Serve(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (Failures.TryDequeue(out var status))
        {
            response.StatusCode = status;
            return;
        }
        if (!Files.TryGetValue(request.Path.Value!, out var content))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var tag = $"\"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content))[..16]}\"";
        response.Headers.ETag = tag;
        if (Checksum != "")
        {
            response.Headers["x-goog-hash"] = $"crc32c={Checksum ?? Crc32C(content)},md5=AAAA";
        }
        if (request.Headers.IfNoneMatch == tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        var start = 0;
        if (
            KnowsRanges
            && request.GetTypedHeaders() is { Range.Ranges: var ranges, IfRange.EntityTag: var wanted }
            && wanted?.Tag == tag
        )
        {
            start = (int)ranges.Single().From!.Value;
            if (start >= content.Length)
            {
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                return;
            }
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.GetTypedHeaders().ContentRange = new ContentRangeHeaderValue(
                start,
                content.Length - 1,
                content.Length
            );
        }
        var rest = content.AsMemory(start);
        response.ContentLength = rest.Length;
        if (Cuts.TryDequeue(out var length) && length < rest.Length)
        {
            // Fewer bytes than were told: the server closes the connection behind them.
            await response.Body.WriteAsync(rest[..length]);
            return;
        }
        await response.Body.WriteAsync(rest);
    }

    // Bit by bit, where the program goes by the processor's instruction.
    private static string Crc32C(byte[] content)
    {
        var checksum = uint.MaxValue;
        foreach (var value in content)
        {
            checksum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                checksum = (checksum & 1) == 0 ? checksum >> 1 : (checksum >> 1) ^ 0x82F63B78;
            }
        }
        checksum = ~checksum;
        return Convert.ToBase64String([
            (byte)(checksum >> 24),
            (byte)(checksum >> 16),
            (byte)(checksum >> 8),
            (byte)checksum,
        ]);
    }
}
