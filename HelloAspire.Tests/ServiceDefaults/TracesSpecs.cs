using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;

namespace HelloAspire.Tests.ServiceDefaults;

[Trait("Category", "Model")]
public sealed class TracesSpecs
{
    private const int Many = 5000;

    [Theory]
    [InlineData(null)]
    [InlineData("always_on")]
    public void Traces_are_recorded_up_to_a_rate_and_each_whole(string? sampler)
    {
        var since = Stopwatch.StartNew();
        var recorded = Record(sampler, Many);

        Assert.InRange(recorded, 100, 101 + 100 * since.Elapsed.TotalSeconds);
    }

    [Theory]
    [InlineData("always_off", 0)]
    [InlineData("traceidratio", Many)]
    public void Another_sampler_is_taken_where_the_environment_names_one(string sampler, int recorded) =>
        Assert.Equal(recorded, Record(sampler, Many));

    [Fact]
    public void A_trace_that_began_elsewhere_goes_on_whatever_the_rate() =>
        Assert.Equal(
            Many,
            Record(
                null,
                Many,
                new ActivityContext(
                    ActivityTraceId.CreateRandom(),
                    ActivitySpanId.CreateRandom(),
                    ActivityTraceFlags.Recorded,
                    isRemote: true
                )
            )
        );

    /// <summary>Returns how many of so many traces are recorded; each with its child, or without.</summary>
    private static int Record(string? sampler, int count, ActivityContext parent = default)
    {
        var application = $"app-{Guid.NewGuid():N}";
        var builder = Host.CreateEmptyApplicationBuilder(new() { ApplicationName = application });
        builder.Configuration.AddInMemoryCollection([new("OTEL_TRACES_SAMPLER", sampler)]);
        builder.AddServiceDefaults();
        using var host = builder.Build();
        _ = host.Services.GetRequiredService<TracerProvider>();
        using var source = new ActivitySource(application);
        var recorded = 0;
        for (var trace = 0; trace < count; trace++)
        {
            using var root = source.StartActivity("request", ActivityKind.Server, parent);
            using var child = source.StartActivity("greet");
            Assert.Equal(root?.Recorded ?? false, child?.Recorded ?? false);
            recorded += root?.Recorded == true ? 1 : 0;
        }
        return recorded;
    }
}
