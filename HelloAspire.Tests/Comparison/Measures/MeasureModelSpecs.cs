using HelloAspire.Comparison;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Containers;
using HelloAspire.Comparison.Reading.Sources;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.Comparison.Measures;

[Trait("Category", "Model")]
public sealed class MeasureModelSpecs
{
    [Theory]
    [InlineData("docker", "--tmpfs=/tmp")]
    [InlineData("podman", "--tmpfs=/tmp:notmpcopyup")]
    public void A_tmpfs_starts_empty_with_every_engine(string engine, string expected)
    {
        var frame = ContainerFrame.For(new ContainerEngine(engine), ["--read-only", "--tmpfs=/tmp"]);

        Assert.Equal(["--read-only", expected], frame);
    }

    [Fact]
    public void Quantiles_are_those_of_other_statistics_packages()
    {
        var distribution = Distribution.Of([40, 10, 30, 20]);

        // numpy.quantile([10, 20, 30, 40], [0.5, 0.95, 0.99])
        Assert.Equal(25, distribution.Median, 6);
        Assert.Equal(38.5, distribution.P95, 6);
        Assert.Equal(39.7, distribution.P99, 6);
        Assert.Equal((10, 40, 4), (distribution.Min, distribution.Max, distribution.Count));
    }

    [Theory]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://[2001:db8::1]/")]
    public async Task Requests_to_other_machines_are_refused(string address)
    {
        using var client = LoopbackClient.Create();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetAsync(new Uri(address), TestContext.Current.CancellationToken)
        );

        var refusal = Assert.IsType<UserErrorException>(failure.InnerException);
        Assert.Contains("is not this machine", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connections", "1000")]
    [InlineData("Rounds", "0")]
    [InlineData("SliceSeconds", "31")]
    [InlineData("MaxRequests", "2000000")]
    [InlineData("Path", "http://192.0.2.1/")]
    public void A_load_out_of_bounds_is_refused(string key, string value)
    {
        var failure = Assert.Throws<UserErrorException>(() =>
            MeasureOptions.Read(Settings(($"Comparison:Measures:Load:{key}", value)))
        );

        Assert.Contains($"Load:{key}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rest_of_a_run_is_estimated_from_what_was_expected_until_there_is_a_pace()
    {
        var estimate = new TimeEstimate([TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)]);

        Assert.Equal((0, TimeSpan.FromSeconds(40)), estimate.At(part: 0, share: 0, TimeSpan.Zero));
        // A second in, four done: too early for a pace.
        Assert.Equal((0.1, TimeSpan.FromSeconds(36)), estimate.At(part: 0, share: 0.4, TimeSpan.FromSeconds(1)));
        // Twice as slow as expected so far: twice as long for the rest.
        Assert.Equal((0.25, TimeSpan.FromSeconds(60)), estimate.At(part: 1, share: 0, TimeSpan.FromSeconds(20)));
        Assert.Equal((1, TimeSpan.Zero), estimate.At(part: 1, share: 1, TimeSpan.FromSeconds(80)));
    }

    [Fact]
    public void A_run_without_any_work_is_done_neither_before_nor_after()
    {
        Assert.Equal((0, TimeSpan.Zero), new TimeEstimate([TimeSpan.Zero]).At(part: 0, share: 1, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("oci-archive:app.tar", "'oci-archive:app.tar' is a file. Load it into the engine first")]
    [InlineData("containers-storage:app:1", "different engines (docker, podman)")]
    public void Variants_that_are_not_in_one_engine_cannot_be_measured(string image, string obstacle)
    {
        var engine = ContainerEngine.Docker;
        ImageVariant[] variants =
        [
            new() { Name = "a", Image = ImageReference.Parse("app:1", engine) },
            new() { Name = "b", Image = ImageReference.Parse(image, engine) },
        ];

        Assert.Contains(obstacle, MeasureRun.Obstacle(variants), StringComparison.Ordinal);
        Assert.Null(MeasureRun.Obstacle([variants[0]]));
    }

    private static IConfiguration Settings(params (string Key, string Value)[] values)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (key, value) in values)
        {
            settings[key] = value;
        }
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
