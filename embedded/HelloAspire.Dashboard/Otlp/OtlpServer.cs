using Grpc.AspNetCore.Server.Model;
using HelloAspire.Dashboard.Hosting;
using HelloAspire.Dashboard.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HelloAspire.Dashboard.Otlp;

/// <summary>
/// Takes telemetry in. It is a server apart from the pages, so that neither can be reached at the other's ports.
/// </summary>
internal sealed class OtlpServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly List<Listener> _grpc;
    private readonly List<Listener> _http;

    public OtlpServer(DashboardOptions options, TelemetryStore store)
    {
        // gRPC needs HTTP/2, which without TLS must be all that the port speaks.
        _grpc = ReadListeners(options.OtlpGrpcUrls, options, HttpProtocols.Http2);
        _http = ReadListeners(options.OtlpHttpUrls, options, HttpProtocols.Http1);

        var builder = ServerBuilder.Create(options, [.. _grpc, .. _http]);
        // Each protocol bounds its messages itself; a limit of the server would at times refuse them first, in other words.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Services.AddGrpc(g => g.MaxReceiveMessageSize = options.Limits.MaxRequestBytes);
        builder.Services.AddSingleton(new OtlpIngest(store));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<OtlpIngest>, OtlpGrpc>());

        _application = builder.Build();
        _application.Use(new OtlpApiKey(options.OtlpApiKey).InvokeAsync);
        _application.MapGrpcService<OtlpIngest>();
        _application.MapOtlpHttp(
            _application.Services.GetRequiredService<OtlpIngest>(),
            options.Limits.MaxRequestBytes
        );
    }

    public Uri GrpcUrl => _grpc[0].Url;
    public Uri HttpUrl => _http[0].Url;

    public Task StartAsync(CancellationToken cancellationToken) => _application.StartAsync(cancellationToken);

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    /// <summary>Only the first URL is taken to the further addresses too: its port is what containers are told.</summary>
    private static List<Listener> ReadListeners(
        IReadOnlyList<string> urls,
        DashboardOptions options,
        HttpProtocols protocols
    ) =>
        [
            .. urls.Select(ListenAddress.Parse)
                .Select(
                    (address, index) =>
                        new Listener(
                            address,
                            index == 0 ? options.OtlpAdditionalAddresses : [],
                            address.IsHttps ? HttpProtocols.Http1AndHttp2 : protocols
                        )
                ),
        ];
}
