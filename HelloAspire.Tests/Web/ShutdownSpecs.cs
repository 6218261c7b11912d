using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HelloAspire.Tests.Web;

/// <summary>Timed, so nothing else runs beside it.</summary>
[CollectionDefinition(nameof(Shutdown), DisableParallelization = true)]
public sealed class Shutdown;

[Collection(nameof(Shutdown))]
[Trait("Category", "Model")]
public sealed class ShutdownSpecs
{
    /// <summary>What holds the service does so until the engine kills it, after ten seconds; a busy machine takes less.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task A_signal_ends_the_service_cleanly_and_soon()
    {
        var (process, _) = await WebProcess.ServeAsync();
        await using var service = process;

        var (exitCode, took) = await process.TerminateAsync();

        Assert.Equal(0, exitCode);
        Assert.True(took < Limit, $"It took {took}.");
        Assert.Empty(await process.Error);
    }

    [Fact]
    public async Task A_client_that_never_finishes_its_request_does_not_hold_the_service()
    {
        var (process, address) = await WebProcess.ServeAsync();
        await using var service = process;
        using var client = new TcpClient(address.Host, address.Port);
        await client
            .GetStream()
            .WriteAsync(
                "POST /nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1"u8.ToArray(),
                TestContext.Current.CancellationToken
            );
        await client.GetStream().ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken);

        var (exitCode, took) = await process.TerminateAsync();

        Assert.Equal(0, exitCode);
        Assert.True(took < Limit, $"It took {took}.");
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task A_collector_that_never_answers_does_not_hold_the_service(string protocol)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var (process, address) = await WebProcess.ServeAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://{silent.LocalEndpoint}"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol)
        );
        await using var service = process;
        using var client = new HttpClient { BaseAddress = address };
        await client.GetStringAsync("/", TestContext.Current.CancellationToken);

        var (exitCode, took) = await process.TerminateAsync();

        Assert.Equal(0, exitCode);
        Assert.True(took < Limit, $"It took {took}.");
    }

    [Fact]
    public async Task The_last_telemetry_arrives_before_the_service_ends()
    {
        await using var receiver = await OtlpReceiver.StartAsync(HttpProtocols.Http2);
        var (process, address) = await WebProcess.ServeAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint),
            ("OTEL_METRIC_EXPORT_INTERVAL", "100"),
            ("OTEL_BSP_SCHEDULE_DELAY", "600000"),
            ("OTEL_BLRP_SCHEDULE_DELAY", "600000")
        );
        await using var service = process;
        using var client = new HttpClient { BaseAddress = address };
        await client.GetStringAsync("/", TestContext.Current.CancellationToken);
        await receiver.WaitForAsync("metrics", "hello.greetings");

        await process.TerminateAsync();

        await receiver.WaitForAsync("trace", "greet");
        await receiver.WaitForAsync("logs", "Greeted");
    }

    [Fact]
    public async Task A_request_under_way_is_answered()
    {
        var entered = new TaskCompletionSource();
        await using var application = new HelloApplication
        {
            More = services => services.AddSingleton<IStartupFilter>(new WaitsForShutdown(entered)),
        };
        application.ServeForReal();
        application.StartServer();
        using var client = application.CreateClient();

        var answer = client.GetStringAsync("/", TestContext.Current.CancellationToken);
        await entered.Task;
        await application.Services.GetRequiredService<IHost>().StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Hello, World from ASP.NET Core!", await answer);
    }

    /// <summary>Holds each request until the host has begun to stop.</summary>
    private sealed class WaitsForShutdown(TaskCompletionSource entered) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            application =>
            {
                var lifetime = application.ApplicationServices.GetRequiredService<IHostApplicationLifetime>();
                application.Use(
                    async (HttpContext _, RequestDelegate continuation) =>
                    {
                        entered.TrySetResult();
                        var stopping = new TaskCompletionSource();
                        await using var __ = lifetime.ApplicationStopping.Register(stopping.SetResult);
                        await stopping.Task;
                        await continuation(_);
                    }
                );
                next(application);
            };
    }
}
