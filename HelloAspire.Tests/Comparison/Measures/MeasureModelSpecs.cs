using System.Text;
using HelloAspire.Comparison;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Builds;
using HelloAspire.Comparison.Measures.Containers;
using HelloAspire.Comparison.Reading.Sources;
using HelloAspire.Tests.Comparison.Samples;
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

    [Theory]
    [InlineData(1, 1)] // as expected
    [InlineData(2, 1)] // the first part takes twice as long
    [InlineData(0.5, 1)] // half as long
    [InlineData(1, 3)] // the last part takes three times as long
    public void The_time_left_neither_jumps_nor_stands_still(double first, double second)
    {
        TimeSpan[] expected = [TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(40)];
        double[] paces = [first, second];
        var estimate = new TimeEstimate(expected);
        var elapsed = TimeSpan.Zero;
        var shown = new List<double> { estimate.At(elapsed).Left.TotalSeconds };
        var done = new List<double>();
        for (var part = 0; part < expected.Length; part++)
        {
            // Steps of five seconds as expected; the page asks each second.
            for (var share = 0.0; share < 1; share += 0.125)
            {
                estimate.Step(part, share, elapsed);
                var end = elapsed + expected[part] * 0.125 * paces[part];
                for (; elapsed < end; elapsed += TimeSpan.FromSeconds(1))
                {
                    var (now, left) = estimate.At(elapsed);
                    shown.Add(left.TotalSeconds);
                    done.Add(now);
                }
            }
        }

        Assert.Equal(80, shown[0]);
        var changes = shown.Zip(shown.Skip(1), (before, after) => after - before).ToList();
        // It runs down by a second each second, faster or slower where the estimate changes, and makes no leap.
        Assert.All(changes.Skip(1), change => Assert.InRange(change, -2.5, 3.5));
        Assert.DoesNotContain(changes.Skip(1), change => Math.Abs(change) < 0.01);
        Assert.Equal(done.Order(), done);
        Assert.All(done, share => Assert.InRange(share, 0, 1));
        Assert.InRange(shown[^1], 0, 2);
    }

    [Fact]
    public void A_run_without_any_work_is_done_at_once()
    {
        Assert.Equal((0, TimeSpan.Zero), new TimeEstimate([TimeSpan.Zero]).At(TimeSpan.Zero));
    }

    [Theory]
    [InlineData(1, 1, 1, 0)]
    [InlineData(5, 1, 5, 0.9375)]
    [InlineData(6, 1, 6, 0.96875)]
    [InlineData(9, 2, 8, 0.9609375)]
    [InlineData(15, 4, 12, 0.96484375)]
    [InlineData(20, 6, 15, 0.9586105346679688)]
    public void The_interval_of_a_median_is_that_of_the_sign_test(int count, int low, int high, double confidence)
    {
        // Ranks and confidences: the tables of Conover, "Practical Nonparametric Statistics", A3.
        var interval = Interval.OfMedian([.. Enumerable.Range(1, count).Select(rank => (double)rank)]);

        Assert.Equal((low, high), (interval.Low, interval.High));
        Assert.Equal(confidence, interval.Confidence, 9);
    }

    [Fact]
    public void The_interval_of_a_median_holds_it_as_often_as_it_says()
    {
        var random = new Random(1);
        var (held, tries) = (0, 4000);
        for (var i = 0; i < tries; i++)
        {
            // Skewed, as times are: its median is ln 2.
            var samples = Enumerable.Range(0, 9).Select(_ => -Math.Log(1 - random.NextDouble()));
            var interval = Distribution.OfMany(samples).Interval;
            held += interval.Low <= Math.Log(2) && Math.Log(2) <= interval.High ? 1 : 0;
        }

        Assert.InRange((double)held / tries, 0.95, 0.972);
    }

    [Fact]
    public void Of_many_samples_the_interval_is_narrow_and_joins_that_of_few()
    {
        var few = Interval.OfMedian([.. Enumerable.Range(1, 200).Select(rank => (double)rank)]);
        var many = Interval.OfMedian([.. Enumerable.Range(1, 201).Select(rank => (double)rank)]);

        Assert.InRange(many.High - many.Low, few.High - few.Low - 2, few.High - few.Low + 2);
    }

    [Theory]
    [InlineData(true, 70, 100, 140)]
    [InlineData(false, 95, 100, 105)]
    public void A_wide_spread_is_told(bool isWide, double low, double middle, double high)
    {
        Assert.Equal(isWide, Distribution.Of([low, low, middle, high, high]).IsWide);
    }

    [Fact]
    public void Only_limits_of_a_container_are_told_further_never_its_environment()
    {
        Assert.Equal(
            ["--memory=256m", "--read-only"],
            ContainerFrame.Limits(["--memory=256m", "--env=TOKEN=x", "--read-only", "--volume=/a:/b"])
        );
    }

    [Theory]
    [InlineData("oci-archive:app.tar", "'oci-archive:app.tar' is not in an engine. Load it into an engine first")]
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
        Assert.Contains("on both sides", MeasureRun.Obstacle([variants[0], variants[0]]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ARG A=1\n# FROM a\nRUN <<E\nFROM b\nE\n", true)]
    [InlineData("", true)]
    [InlineData("ARG A=1\nfrom \\\n  $A\n", false)]
    public void A_Dockerfile_without_a_FROM_is_not_handed_to_the_engine(string text, bool isRefused)
    {
        using var files = new ImageFiles();
        var dockerfile = files.Write(Encoding.UTF8.GetBytes(text));
        var variant = new ImageVariant
        {
            Name = "a",
            Image = ImageReference.Parse("app:1", ContainerEngine.Docker),
            Dockerfile = dockerfile,
            ContextPath = Path.GetDirectoryName(dockerfile),
        };

        var obstacle = new BuildMeasure().Obstacle(
            new MeasureRun(ContainerEngine.Docker, [variant], new MeasureOptions { RunArguments = [] })
        );

        Assert.Equal(
            isRefused,
            obstacle?.StartsWith($"The Dockerfile '{dockerfile}' has no FROM", StringComparison.Ordinal) ?? false
        );
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
