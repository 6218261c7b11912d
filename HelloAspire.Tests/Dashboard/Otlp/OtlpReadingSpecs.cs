using Google.Protobuf;
using HelloAspire.Dashboard.Otlp;
using HelloAspire.Dashboard.Otlp.Protos;
using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Logs;
using HelloAspire.Dashboard.Telemetry.Metrics;
using HelloAspire.Tests.Dashboard.Samples;

namespace HelloAspire.Tests.Dashboard.Otlp;

[Trait("Category", "Model")]
public sealed class OtlpReadingSpecs
{
    private static readonly ulong Now = SampleTelemetry.Nanoseconds(DateTime.UtcNow);

    private readonly TelemetryStore _store = new(new() { MaxAttributes = 6, MaxAttributeLength = 10 });

    [Fact]
    public void Attributes_of_every_kind_become_text()
    {
        var list = new AnyValue { ArrayValue = new() };
        list.ArrayValue.Values.Add([new AnyValue { StringValue = "x" }, new AnyValue { IntValue = 2 }]);
        var map = new AnyValue { KvlistValue = new() };
        map.KvlistValue.Values.Add(
            new KeyValue
            {
                Key = "k",
                Value = new() { BoolValue = true },
            }
        );

        var span = ExportSpan(
            Attribute("text", new() { StringValue = "a" }),
            Attribute("number", new() { DoubleValue = 1.5 }),
            Attribute("bytes", new() { BytesValue = ByteString.CopyFrom(1, 2, 3) }),
            Attribute("list", list),
            Attribute("map", map),
            Attribute("none", new())
        );

        Assert.Equal(["a", "1.5", "AQID", "[\"x\",2]", "{\"k\":true}", ""], span.Attributes.Select(a => a.Value));
    }

    [Fact]
    public void Too_many_attributes_and_too_long_values_are_cut()
    {
        var span = ExportSpan([
            Attribute("long", new() { StringValue = "0123456789abc" }),
            .. Enumerable.Range(0, 9).Select(i => Attribute($"{i}", new() { IntValue = i })),
        ]);

        Assert.Equal(6, span.Attributes.Count);
        Assert.Equal("0123456789…", span.Attributes[0].Value);
    }

    [Fact]
    public void Spans_without_proper_IDs_are_rejected_and_the_others_kept()
    {
        var response = new OtlpIngest(_store).Export(
            Request(
                new()
                {
                    TraceId = Id(16),
                    SpanId = Id(8),
                    Name = "good",
                },
                new()
                {
                    TraceId = Id(15),
                    SpanId = Id(8),
                    Name = "short",
                },
                new()
                {
                    TraceId = ByteString.CopyFrom(new byte[16]),
                    SpanId = Id(8),
                    Name = "zero",
                }
            )
        );

        Assert.Equal(2, response.PartialSuccess.RejectedSpans);
        Assert.Contains("16 bytes", response.PartialSuccess.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("good", Assert.Single(_store.Traces.GetLatestFirst()).Root.Name);
    }

    [Theory]
    [InlineData(0, Severity.Unknown)]
    [InlineData(1, Severity.Trace)]
    [InlineData(8, Severity.Debug)]
    [InlineData(9, Severity.Information)]
    [InlineData(16, Severity.Warning)]
    [InlineData(17, Severity.Error)]
    [InlineData(24, Severity.Critical)]
    [InlineData(25, Severity.Unknown)]
    public void Severity_numbers_become_levels(int number, Severity expected)
    {
        var record = new LogRecord { SeverityNumber = number, ObservedTimeUnixNano = Now };
        new OtlpIngest(_store).Export(
            new ExportLogsServiceRequest
            {
                ResourceLogs = { new ResourceLogs { ScopeLogs = { new ScopeLogs { LogRecords = { record } } } } },
            }
        );

        var entry = Assert.Single(_store.Logs.GetOldestFirst());
        Assert.Equal(expected, entry.Severity);
        Assert.Equal("unknown_service", entry.Resource.Name);
        Assert.Equal(DateTimeKind.Utc, entry.Time.Kind);
        Assert.InRange(entry.Time, DateTime.UtcNow.AddMinutes(-5), DateTime.UtcNow.AddSeconds(1));
    }

    [Fact]
    public void An_exponential_histogram_is_kept_with_explicit_bounds()
    {
        var point = new ExponentialHistogramDataPoint
        {
            TimeUnixNano = Now,
            Count = 10,
            Sum = 20,
            Scale = 0,
            ZeroCount = 1,
            Positive = new() { Offset = 0, BucketCounts = { 4, 3 } },
            Negative = new() { Offset = 1, BucketCounts = { 2 } },
        };
        var metric = new MetricRecord
        {
            Name = "m",
            ExponentialHistogram = new() { DataPoints = { point } },
        };

        Assert.Null(Export(metric).PartialSuccess);

        // At scale 0 the bounds are powers of two: (-4,-2], then around zero up to 1, (1,2], (2,4].
        var histogram = Assert.Single(Assert.Single(Series()).Points).Histogram!;
        Assert.Equal([-4.0, -2.0, 1.0, 2.0, 4.0], histogram.Bounds);
        Assert.Equal([0UL, 2UL, 1UL, 4UL, 3UL, 0UL], histogram.Counts);
    }

    [Fact]
    public void Summaries_and_crooked_histograms_are_rejected()
    {
        var crooked = new HistogramDataPoint
        {
            TimeUnixNano = Now,
            ExplicitBounds = { 2, 1 },
            BucketCounts = { 1, 1, 1 },
        };

        var response = Export(
            new()
            {
                Name = "s",
                Summary = new() { DataPoints = { new SummaryDataPoint(), new SummaryDataPoint() } },
            },
            new()
            {
                Name = "h",
                Histogram = new() { DataPoints = { crooked } },
            }
        );

        Assert.Equal(3, response.PartialSuccess.RejectedDataPoints);
        Assert.Empty(_store.Metrics.GetInstruments());
    }

    [Fact]
    public void A_point_that_recorded_nothing_is_no_zero()
    {
        var metric = new MetricRecord
        {
            Name = "g",
            Gauge = new()
            {
                DataPoints =
                {
                    new NumberDataPoint { TimeUnixNano = Now, Flags = 1 },
                },
            },
        };

        Assert.Null(Export(metric).PartialSuccess);
        Assert.Empty(_store.Metrics.GetInstruments());
    }

    private HelloAspire.Dashboard.Telemetry.Traces.Span ExportSpan(params KeyValue[] attributes)
    {
        new OtlpIngest(_store).Export(
            Request(
                new SpanRecord
                {
                    TraceId = Id(16),
                    SpanId = Id(8),
                    Attributes = { attributes },
                }
            )
        );
        return Assert.Single(_store.Traces.GetLatestFirst()).Root;
    }

    private ExportMetricsServiceResponse Export(params MetricRecord[] metrics) =>
        new OtlpIngest(_store).Export(
            new ExportMetricsServiceRequest
            {
                ResourceMetrics =
                {
                    new ResourceMetrics { ScopeMetrics = { new ScopeMetrics { Metrics = { metrics } } } },
                },
            }
        );

    private IReadOnlyList<MetricSeries> Series() =>
        _store.Metrics.GetSeries(Assert.Single(_store.Metrics.GetInstruments()), DateTime.MinValue);

    private static ExportTraceServiceRequest Request(params SpanRecord[] spans) =>
        new() { ResourceSpans = { new ResourceSpans { ScopeSpans = { new ScopeSpans { Spans = { spans } } } } } };

    private static KeyValue Attribute(string key, AnyValue value) => new() { Key = key, Value = value };

    private static ByteString Id(int length) => SampleTelemetry.Id(length, 1);
}
