using System.Diagnostics;
using System.Diagnostics.Metrics;
using HelloAspire.Dashboard;
using HelloAspire.Tests.Dashboard.Samples;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HelloAspire.Tests.Dashboard.Otlp;

/// <summary>OpenTelemetry's own SDK as the sender.</summary>
[Trait("Category", "Model")]
public sealed partial class OtlpExporterSpecs : IAsyncLifetime
{
    private DashboardApplication _dashboard = null!;

    public async ValueTask InitializeAsync() => _dashboard = await SampleDashboard.StartAsync();

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task I_can_send_a_trace_and_its_log_by_the_SDK(OtlpExportProtocol protocol)
    {
        using var source = new ActivitySource($"hello-{protocol}");
        using (Traces(source, protocol))
        using (var logging = Logs(protocol))
        using (var activity = source.StartActivity("greet", ActivityKind.Server))
        {
            activity?.SetTag("greeting.language", "en").SetStatus(ActivityStatusCode.Error, "no voice");
            Greeted(logging.CreateLogger("Greeter"), "world");
        }

        using var client = new DashboardClient(_dashboard);
        var trace = (await client.PollAsync("/api/telemetry/traces?resource=hello", a => a.GetArrayLength() == 1))[0];
        var span = trace.GetProperty("spans")[0];
        Assert.Equal("greet", span.GetProperty("name").GetString());
        Assert.Equal("Server", span.GetProperty("kind").GetString());
        Assert.Equal("Error", span.GetProperty("status").GetString());
        Assert.Equal("no voice", span.GetProperty("statusMessage").GetString());
        Assert.Equal("en", span.GetProperty("attributes").GetProperty("greeting.language").GetString());
        Assert.Equal("hello-instance", span.GetProperty("instanceId").GetString());

        var log = (await client.PollAsync("/api/telemetry/logs?resource=hello", a => a.GetArrayLength() == 1))[0];
        Assert.Equal("Greeted world", log.GetProperty("message").GetString());
        Assert.Equal("Greeted {Name}", log.GetProperty("messageTemplate").GetString());
        Assert.Equal("Warning", log.GetProperty("severity").GetString());
        Assert.Equal("Greeter", log.GetProperty("category").GetString());
        Assert.Equal("world", log.GetProperty("attributes").GetProperty("Name").GetString());
        Assert.Equal(trace.GetProperty("traceId").GetString(), log.GetProperty("traceId").GetString());
    }

    [Theory]
    [InlineData(OtlpExportProtocol.Grpc)]
    [InlineData(OtlpExportProtocol.HttpProtobuf)]
    public async Task I_can_send_metrics_with_exemplars_by_the_SDK(OtlpExportProtocol protocol)
    {
        using var source = new ActivitySource($"metrics-{protocol}");
        using var meter = new Meter($"meter-{protocol}");
        var greetings = meter.CreateCounter<long>("greetings");
        var durations = meter.CreateHistogram<double>("durations", "s");
        meter.CreateObservableGauge("volume", () => 11.5);

        using (Traces(source, protocol))
        using (Metrics(meter, protocol))
        using (source.StartActivity("greet"))
        {
            greetings.Add(2, new KeyValuePair<string, object?>("language", "en"));
            durations.Record(0.25);
        }

        using var client = new DashboardClient(_dashboard);
        var path = "/api/telemetry/metrics?resource=hello";
        var instruments = (await client.PollAsync(path, a => a.GetArrayLength() == 3)).EnumerateArray().ToList();

        var counter = instruments.Single(each => each.GetProperty("name").GetString() == "greetings");
        Assert.Equal("Counter", counter.GetProperty("kind").GetString());
        var series = counter.GetProperty("series")[0];
        Assert.Equal("en", series.GetProperty("dimensions").GetProperty("language").GetString());
        Assert.Equal(2, series.GetProperty("points")[0].GetProperty("value").GetDouble());

        var histogram = instruments.Single(each => each.GetProperty("name").GetString() == "durations");
        var point = histogram.GetProperty("series")[0].GetProperty("points")[0];
        Assert.Equal(1, point.GetProperty("count").GetInt32());
        Assert.Equal(1, point.GetProperty("counts").EnumerateArray().Sum(count => count.GetInt32()));
        Assert.Equal(
            0.25,
            histogram.GetProperty("series")[0].GetProperty("exemplars")[0].GetProperty("value").GetDouble()
        );

        var gauge = instruments.Single(each => each.GetProperty("name").GetString() == "volume");
        Assert.Equal("Gauge", gauge.GetProperty("kind").GetString());
        Assert.Equal(11.5, gauge.GetProperty("series")[0].GetProperty("points")[0].GetProperty("value").GetDouble());
    }

    private static ResourceBuilder Sender =>
        ResourceBuilder.CreateEmpty().AddService("hello", serviceInstanceId: "hello-instance");

    private TracerProvider Traces(ActivitySource source, OtlpExportProtocol protocol) =>
        Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(Sender)
            .SetSampler(new AlwaysOnSampler())
            .AddSource(source.Name)
            .AddOtlpExporter(exporter => Configure(exporter, protocol, "/v1/traces"))
            .Build();

    private MeterProvider Metrics(Meter meter, OtlpExportProtocol protocol) =>
        Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(Sender)
            .SetExemplarFilter(ExemplarFilterType.TraceBased)
            .AddMeter(meter.Name)
            .AddOtlpExporter(exporter => Configure(exporter, protocol, "/v1/metrics"))
            .Build();

    private ILoggerFactory Logs(OtlpExportProtocol protocol) =>
        LoggerFactory.Create(logging =>
            logging.AddOpenTelemetry(telemetry =>
            {
                telemetry.IncludeFormattedMessage = true;
                telemetry.ParseStateValues = true;
                telemetry
                    .SetResourceBuilder(Sender)
                    .AddOtlpExporter(exporter => Configure(exporter, protocol, "/v1/logs"));
            })
        );

    private void Configure(OtlpExporterOptions exporter, OtlpExportProtocol protocol, string path)
    {
        exporter.Protocol = protocol;
        exporter.Headers = $"x-otlp-api-key={SampleDashboard.OtlpApiKey}";
        exporter.Endpoint =
            protocol == OtlpExportProtocol.Grpc ? _dashboard.OtlpGrpcUrl : new Uri(_dashboard.OtlpHttpUrl, path);
    }

    [LoggerMessage(LogLevel.Warning, "Greeted {Name}")]
    private static partial void Greeted(ILogger logger, string name);
}
