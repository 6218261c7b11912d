using HelloAspire.Comparison;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Engines.Containers;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Containers;
using HelloAspire.Comparison.Page.Files;
using HelloAspire.Comparison.Page.Sessions;
using HelloAspire.Comparison.Page.Variants;
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
    [InlineData("\u001b[He41d8b28430c 0.02% 16.12MiB / 23.54GiB\u001b[K", 0.02, 16903045)]
    [InlineData("e41d8b28430c 103.50% 16.5MB / 25.3GB", 103.5, 16500000)]
    [InlineData("e41d8b28430c68639df176f2e42e85d9d7252e79c6dd0d618904f41957156849 1.00% 512kB / 25.3GB", 1, 512000)]
    public void I_can_read_what_docker_and_podman_tell_of_a_container(string line, double cpu, long memory)
    {
        var usage = ContainerUsage.Parse(line);

        Assert.Equal(new ContainerUsage("e41d8b28430c", cpu, memory), usage);
    }

    [Fact]
    public void A_container_that_has_no_figures_yet_is_passed_over()
    {
        Assert.Null(ContainerUsage.Parse("e41d8b28430c -- -- / --"));
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
    public void I_can_give_the_variants_by_configuration()
    {
        var variants = ConfiguredVariants.Read(
            Settings(
                ("Comparison:Variants:0:Name", "multi"),
                ("Comparison:Variants:0:Image", "hello:multi"),
                ("Comparison:Variants:0:ContextPath", "/src"),
                ("Comparison:Variants:0:Dockerfile", "web/Dockerfile"),
                ("Comparison:Variants:0:BuildArgs:SDK_IMAGE", "sdk:1"),
                ("Comparison:Variants:0:Url", "http://localhost:5000"),
                ("Comparison:Variants:0:HealthPath", "/health"),
                ("Comparison:Variants:1:Name", "single"),
                ("Comparison:Variants:1:Image", "hello:single"),
                ("Comparison:Variants:1:TargetPort", "9000")
            )
        );

        Assert.Equal(["multi", "single"], variants.Select(variant => variant.Name));
        Assert.Equal("/src/web/Dockerfile", variants[0].DockerfilePath);
        Assert.Equal("sdk:1", variants[0].BuildArgs["SDK_IMAGE"]);
        Assert.Equal(5000, variants[0].Url!.Port);
        Assert.Equal(9000, variants[1].TargetPort);
    }

    [Theory]
    [InlineData("Image", "", "Image is missing")]
    [InlineData("Url", "http://192.0.2.1:5000", "Url is 'http://192.0.2.1:5000'")]
    [InlineData("HealthPath", "health", "HealthPath is 'health'")]
    [InlineData("TargetPort", "99999", "TargetPort is '99999'")]
    [InlineData("Name", "b", "'b' comes more than once")]
    public void A_wrong_variant_is_named_with_its_mend(string key, string value, string message)
    {
        var settings = Settings(
            ("Comparison:Variants:0:Name", "a"),
            ("Comparison:Variants:0:Image", "hello:a"),
            ("Comparison:Variants:1:Name", "b"),
            ("Comparison:Variants:1:Image", "hello:b"),
            ($"Comparison:Variants:0:{key}", value)
        );

        var failure = Assert.Throws<UserErrorException>(() => ConfiguredVariants.Read(settings));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variant_that_is_measured_has_one_line_in_the_live_charts()
    {
        var start = DateTimeOffset.UnixEpoch;
        var live = new LiveUsage();

        live.Add(new LiveSample("a", start, Memory: 20));
        live.AddMeasured(new LiveSample("a", start.AddSeconds(1), Memory: 10));
        live.Add(new LiveSample("a", start.AddSeconds(2), Memory: 20));
        live.Add(new LiveSample("b", start.AddSeconds(2), Memory: 30));
        live.Add(new LiveSample("a", start.AddSeconds(5), Memory: 20));

        Assert.Equal([20L, 10L, 20L], live.Of("a").Select(sample => sample.Memory));
        Assert.Single(live.Of("b"));
    }

    [Fact]
    public void A_treemap_fills_its_picture_in_proportion()
    {
        double[] weights = [60, 60, 40, 30, 20, 20, 10];

        var tiles = TreemapLayout.Of(weights, 60, 40);

        foreach (var (tile, weight) in tiles.Zip(weights))
        {
            Assert.Equal(weight * 10, tile.Width * tile.Height, 6);
            Assert.InRange(tile.X + tile.Width, 0, 60.000001);
            Assert.InRange(tile.Y + tile.Height, 0, 40.000001);
            Assert.InRange(Math.Max(tile.Width / tile.Height, tile.Height / tile.Width), 1, 4);
        }
    }

    [Fact]
    public void The_heaviest_directories_are_opened_first()
    {
        var root = FileWeight.Of([
            new("/usr/lib/a", 50),
            new("/usr/lib/b", 40),
            new("/usr/bin/c", 5),
            new("/etc/d", 3),
            new("/etc/e", 2),
        ]);

        var parts = root.Parts(4);

        Assert.Equal(["/usr/lib/a", "/usr/lib/b", "/etc", "/usr/bin"], parts.Select(part => part.Path));
        Assert.Equal(100, root.Size);
        Assert.Equal(5, root.Files);
        Assert.Equal(["", "/usr", "/usr/lib"], root.Children.First().Children.First().Line().Select(step => step.Path));
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
