using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;

namespace HelloAspire.Tests.ServiceDefaults;

[Trait("Category", "Model")]
public sealed class MetricsSpecs : IDisposable
{
    private readonly List<Metric> _exported = [];
    private readonly IHost _host;
    private readonly Meter _meter;

    public MetricsSpecs()
    {
        var application = $"app-{Guid.NewGuid():N}";
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = application });
        builder.AddServiceDefaults();
        builder.Services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddInMemoryExporter(_exported));
        _host = builder.Build();
        _meter = new(application);
    }

    [Fact]
    public void Nothing_is_lost_of_a_metric_that_has_too_many_attributes()
    {
        var provider = _host.Services.GetRequiredService<MeterProvider>();
        var requests = _meter.CreateCounter<long>("requests");

        for (var path = 0; path < 1000; path++)
        {
            requests.Add(1, new KeyValuePair<string, object?>("path", path));
        }
        provider.ForceFlush();

        long sum = 0;
        var points = 0;
        var overflown = 0;
        foreach (ref readonly var point in Exported("requests").GetMetricPoints())
        {
            sum += point.GetSumLong();
            points++;
            foreach (var tag in point.Tags)
            {
                overflown += tag.Key == "otel.metric.overflow" ? 1 : 0;
            }
        }
        Assert.Equal((1000, 201, 1), (sum, points, overflown));
    }

    [Fact]
    public void A_histogram_keeps_the_bounds_that_its_maker_advises()
    {
        var provider = _host.Services.GetRequiredService<MeterProvider>();
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] };
        _meter.CreateHistogram("waiting", unit: "s", advice: advice).Record(0.5);
        provider.ForceFlush();

        var bounds = new List<double>();
        foreach (ref readonly var point in Exported("waiting").GetMetricPoints())
        {
            foreach (var bucket in point.GetHistogramBuckets())
            {
                bounds.Add(bucket.ExplicitBound);
            }
        }
        Assert.Equal([0.1, 1, double.PositiveInfinity], bounds);
    }

    public void Dispose()
    {
        _meter.Dispose();
        _host.Dispose();
    }

    private Metric Exported(string name) => _exported.Single(metric => metric.Name == name);
}
