using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HelloAspire.Tests.Web;

[Trait("Category", "Model")]
public sealed class ExportSpecs
{
    [Theory]
    [InlineData("grpc", HttpProtocols.Http2)]
    [InlineData("http/protobuf", HttpProtocols.Http1)]
    public async Task I_receive_traces_metrics_and_logs(string protocol, HttpProtocols transport)
    {
        await using var receiver = await OtlpReceiver.StartAsync(transport);
        var (process, address) = await WebProcess.ServeAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            ("OTEL_SERVICE_NAME", "multi-stage"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ("OTEL_BLRP_SCHEDULE_DELAY", "200"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "200")
        );
        await using var _ = process;

        using var client = new HttpClient { BaseAddress = address };
        await client.GetStringAsync("/", TestContext.Current.CancellationToken);

        Assert.Contains("multi-stage", await receiver.WaitForAsync("trace", "greet"), StringComparison.Ordinal);
        Assert.Contains("multi-stage", await receiver.WaitForAsync("logs", "Greeted"), StringComparison.Ordinal);
        var metrics = await receiver.WaitForAsync("metrics", "hello.greetings");
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.Contains("dotnet.gc.heap.total_allocated", metrics, StringComparison.Ordinal);
    }

    /// <summary>An engine copies each line twice and keeps it: at full speed that took a quarter of the service's throughput.</summary>
    [Fact]
    public async Task A_greeting_is_told_to_the_receiver_and_not_to_the_console()
    {
        await using var receiver = await OtlpReceiver.StartAsync(HttpProtocols.Http2);
        var (process, address) = await WebProcess.ServeAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint),
            ("OTEL_BLRP_SCHEDULE_DELAY", "200")
        );
        await using var ended = process;
        using var client = new HttpClient { BaseAddress = address };

        await client.GetStringAsync("/", TestContext.Current.CancellationToken);

        await receiver.WaitForAsync("logs", "Greeted");
        await process.TerminateAsync();
        var output = await process.Output;
        Assert.Contains("Application started", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Greeted", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_write_no_log_lines()
    {
        await using var receiver = await OtlpReceiver.StartAsync(HttpProtocols.Http1);
        var (process, _) = await WebProcess.ServeAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "100")
        );
        await using var ended = process;

        await receiver.WaitForAsync("metrics", "dotnet.");
        await process.TerminateAsync();

        var output = await process.Output;
        Assert.Contains("Application started", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Polly", output, StringComparison.Ordinal);
        Assert.DoesNotContain("System.Net.Http", output, StringComparison.Ordinal);
    }
}
