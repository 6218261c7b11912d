using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Sessions;
using HelloAspire.Comparison.Page.Variants;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace HelloAspire.Tests.Comparison.Page.Sessions;

/// <summary>What the page knows of images that it could not read.</summary>
public sealed class ReadingSessionSpecs
{
    [Theory]
    [InlineData("no-such-engine", false)]
    [InlineData(null, true)]
    public async Task An_engine_that_does_not_answer_is_no_image_that_is_still_built(string? engine, bool mayBeBuilt)
    {
        var variants = new VariantSet([Variant("left", engine), Variant("right", engine)]);
        using var session = Session(variants);

        await session.Read();

        Assert.All(
            session.Readings,
            reading =>
            {
                Assert.True(reading.IsMissing);
                Assert.Equal(mayBeBuilt, reading.MayBeBuilt);
                Assert.NotNull(reading.Error);
                Assert.Null(reading.ReadAt);
            }
        );
    }

    [Fact]
    public async Task A_file_among_the_variants_keeps_nobody_from_measuring_the_others()
    {
        var file = new ImageVariant { Name = "file", Image = ImageReference.Parse("oci:/", ContainerEngine.Default) };
        var variants = new VariantSet([Variant("left", null), Variant("right", null), file]);
        using var session = Session(variants);
        var pairs = new PairSessions(
            variants,
            session,
            new ImageReader(),
            VulnerabilityDatabase.In(null),
            VulnerabilityExceptions.Read([], []),
            ConfiguredScanners.Read(new ConfigurationBuilder().Build(), variants),
            NullLogger<ReadingSession>.Instance
        );
        await using var measures = new MeasureSession(
            new MeasureOptions { RunArguments = [] },
            new LiveUsage(),
            NullLogger<MeasureSession>.Instance
        );

        Assert.Null(measures.Obstacle(pairs.Of(new(null, null))));
        Assert.Contains(
            "is not in an engine",
            measures.Obstacle(pairs.Of(new(null, "file"))),
            StringComparison.Ordinal
        );
        Assert.Contains("on both sides", measures.Obstacle(pairs.Of(new("left", "left"))), StringComparison.Ordinal);
    }

    private static ReadingSession Session(VariantSet variants) =>
        new(
            variants,
            new ImageReader(),
            VulnerabilityDatabase.In(null),
            VulnerabilityExceptions.Read([], []),
            ConfiguredScanners.Read(new ConfigurationBuilder().Build(), variants),
            NullLogger<ReadingSession>.Instance
        );

    private static ImageVariant Variant(string name, string? engine) =>
        new()
        {
            Name = name,
            Image = ImageReference.Parse(
                "hello-compare-no-such-image:1",
                engine is null ? ContainerEngine.Default : new ContainerEngine(engine)
            ),
        };
}
