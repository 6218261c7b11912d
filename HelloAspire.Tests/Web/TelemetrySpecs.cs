using System.Diagnostics;
using HelloAspire.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HelloAspire.Tests.Web;

/// <summary>Activity sources are the process's: what other tests request meanwhile would be heard too.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;

[Collection(nameof(AloneInTheProcess))]
[Trait("Category", "Model")]
public sealed class TelemetrySpecs : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly List<Activity> _spans = [];
    private readonly List<Metric> _metrics = [];
    private readonly List<LogRecord> _logs = [];
    private readonly HelloApplication _application;
    private Sampler? _sampler;

    public TelemetrySpecs() =>
        _application = new HelloApplication
        {
            More = services =>
                services
                    .ConfigureOpenTelemetryTracerProvider(tracing =>
                        (_sampler is { } chosen ? tracing.SetSampler(chosen) : tracing).AddInMemoryExporter(_spans)
                    )
                    .ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddInMemoryExporter(_metrics))
                    .ConfigureOpenTelemetryLoggerProvider(logging => logging.AddInMemoryExporter(_logs)),
        };

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task I_see_each_greeting_as_a_span_of_its_request()
    {
        await GetAsync("/", spans: 2);

        var request = Assert.Single(_spans, span => span.Kind == ActivityKind.Server);
        var greeting = Assert.Single(_spans, span => span.Source.Name == HelloTelemetry.Name);
        Assert.Equal("greet", greeting.OperationName);
        Assert.Equal(Hello.Greeting, greeting.GetTagItem("hello.greeting"));
        Assert.Equal(request.SpanId, greeting.ParentSpanId);
        Assert.Equal(request.TraceId, greeting.TraceId);
    }

    [Fact]
    public async Task I_see_each_greeting_as_a_log_line_of_its_request()
    {
        await GetAsync("/", spans: 2);

        var line = Assert.Single(_logs, log => log.EventId.Name == "Greeted");
        Assert.Equal("Greeted a GET request over HTTP/1.1", line.FormattedMessage);
        Assert.Equal(_spans[^1].TraceId, line.TraceId);
    }

    /// <summary>As at full speed, past the rate of traces.</summary>
    [Fact]
    public async Task A_greeting_whose_trace_is_not_recorded_is_counted_and_not_logged()
    {
        _sampler = new AlwaysOffSampler();
        await GetAsync("/", spans: 0);

        Assert.Contains(Collect(), metric => metric.Name == "hello.greetings");
        Assert.DoesNotContain(_logs, log => log.EventId.Name == "Greeted");
        Assert.Empty(_spans);
    }

    [Fact]
    public async Task I_see_how_many_greetings_were_handed_out()
    {
        await GetAsync("/", spans: 2);
        await GetAsync("/", spans: 4);

        var greetings = Assert.Single(Collect(), metric => metric.Name == "hello.greetings");
        Assert.Equal("{greeting}", greetings.Unit);
        var counted = new List<(string, object?, long)>();
        foreach (var point in greetings.GetMetricPoints())
        {
            foreach (var tag in point.Tags)
            {
                counted.Add((tag.Key, tag.Value, point.GetSumLong()));
            }
        }

        Assert.Equal([("http.request.method", "GET", 2)], counted);
    }

    [Fact]
    public async Task I_see_the_metrics_of_the_server_and_of_the_runtime()
    {
        await GetAsync("/", spans: 2);

        var names = Collect().Select(metric => metric.Name).ToHashSet();
        Assert.Contains("http.server.request.duration", names);
        Assert.Contains("dotnet.gc.collections", names);
        Assert.Contains("dotnet.process.memory.working_set", names);
    }

    [Fact]
    public async Task I_do_not_see_the_health_probes_in_the_traces()
    {
        await GetAsync(HealthEndpoints.Readiness, spans: 0);
        await GetAsync(HealthEndpoints.Liveness, spans: 0);
        await GetAsync("/healthy-recipes", spans: 1);

        Assert.Equal("/healthy-recipes", Assert.Single(_spans).GetTagItem("url.path"));
    }

    [Fact]
    public void I_see_the_application_as_the_service()
    {
        var resource = _application.Services.GetRequiredService<TracerProvider>().GetResource();

        Assert.Contains(
            resource.Attributes,
            attribute => attribute is { Key: "service.name", Value: "HelloAspire.Web" }
        );
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(" ", false)]
    [InlineData("http://127.0.0.1:4317", true)]
    public void Telemetry_leaves_the_process_only_where_an_endpoint_is_set(string? endpoint, bool leaves)
    {
        string[] exporters = [];
        using var application = new HelloApplication
        {
            More = services =>
                exporters = [
                    .. services
                        .Select(service => service.ServiceType.Assembly.GetName().Name!)
                        .Where(name => name == "OpenTelemetry.Exporter.OpenTelemetryProtocol"),
                ],
        };
        if (endpoint is not null)
        {
            application.Settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
        }

        _ = application.Server;

        Assert.Equal(leaves, exporters.Length > 0);
    }

    /// <summary>Sends a request and waits until all spans so far have ended: the last ends after the answer has arrived.</summary>
    private async Task GetAsync(string path, int spans)
    {
        using var client = _application.CreateClient();
        using var _ = await client.GetAsync(path, TestContext.Current.CancellationToken);

        for (var waited = Stopwatch.StartNew(); _spans.Count < spans && waited.Elapsed < Limit; )
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }

    private List<Metric> Collect()
    {
        _application.Services.GetRequiredService<MeterProvider>().ForceFlush();
        return _metrics;
    }
}
