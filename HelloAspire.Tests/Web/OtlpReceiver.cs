using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Tests.Web;

/// <summary>Takes OTLP in, by gRPC or by HTTP, and keeps each export as text, in which names and messages are readable.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly WebApplication _application;
    private readonly ConcurrentQueue<(string Path, string Body)> _exports = [];

    private OtlpReceiver(WebApplication application) => _application = application;

    public string Endpoint => _application.Urls.Single();

    public static async Task<OtlpReceiver> StartAsync(HttpProtocols protocol)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocol)
        );
        var receiver = new OtlpReceiver(builder.Build());
        receiver._application.Run(receiver.TakeAsync);
        await receiver._application.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    /// <summary>Waits until one of the exports of a signal (<c>trace</c>, <c>metrics</c>, <c>logs</c>) holds a text.</summary>
    /// <exception cref="TimeoutException">None did within 30 seconds.</exception>
    public async Task<string> WaitForAsync(string signal, string text)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Limit; )
        {
            foreach (var (path, body) in _exports)
            {
                if (path.Contains(signal, StringComparison.Ordinal) && body.Contains(text, StringComparison.Ordinal))
                {
                    return body;
                }
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        var received = string.Join(", ", _exports.Select(export => export.Path).Distinct());
        throw new TimeoutException($"No {signal} with \"{text}\" within {Limit}; received: {received}.");
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        _exports.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));

        if (context.Request.ContentType != "application/grpc")
        {
            return;
        }

        // An empty answer: not compressed, no bytes; then the status OK.
        context.Response.ContentType = "application/grpc";
        context.Response.DeclareTrailer("grpc-status");
        await context.Response.Body.WriteAsync(new byte[5], context.RequestAborted);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
