using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Reports;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>Two images that differ in everything that a report shows.</summary>
internal static class SamplePair
{
    /// <summary>When and where the sample's reports are made.</summary>
    public static Provenance Made { get; } =
        new(
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            new Tool("hello-compare", "1.0.0"),
            new Machine(2, 4_000_000_000, "Debian GNU/Linux 13", "x86_64", "Docker 29.0.0")
        );

    public static async Task<Report> Compare(Reader reader)
    {
        var comparison = ImageComparison.Of(
            await Read(
                reader,
                ImageBuilder.Clean().Layer(layer => layer.File("lib/apk/db/installed", "P:a\nV:1\n")),
                "small"
            ),
            await Read(reader, Large(), "large")
        );
        return Report.On(comparison) with
        {
            Provenance = Made,
            Gate = Gate.Parse("ratio<2,right.check:high").Evaluate([comparison.Left, comparison.Right], comparison),
        };
    }

    public static async Task<Report> Inspect(Reader reader) => Report.On(await Read(reader, Large(), "large"));

    public static Task<string> Write(Report report, string format) =>
        ReportFormat.All.Single(known => known.Name == format).Write(report);

    private static ImageBuilder Large() =>
        ImageBuilder
            .Clean()
            .User("root")
            .Env("PATH=/usr/bin")
            .Label("hello-aspire.stand-in", "true")
            .Env("API_TOKEN=s3cr3t-value")
            .Without("Healthcheck")
            .Layer(
                layer =>
                    layer
                        .File("usr/bin/bash", new byte[1_200_000], "4755")
                        .File("usr/bin/gcc", new byte[30_000], "755")
                        .File("lib/apk/db/installed", "P:a\nV:2\n\nP:b\nV:1\n")
                        .File("app/node_modules/c/package.json", "{"),
                "RUN /bin/sh -c apk add b # buildkit"
            )
            .Layer(layer => layer.Whiteout("usr/bin/gcc").File("src/Program.cs", "x"), "COPY . /src # buildkit");

    // What gzip makes of a layer is another library's affair.
    private static async Task<ImageAnalysis> Read(Reader reader, ImageBuilder image, string name)
    {
        var analysis = await reader.Read(image, new() { Name = name });
        return analysis with
        {
            Image = analysis.Image with
            {
                Reference = $"docker-archive:{name}.tar",
                Size = analysis.Image.Size with { Compressed = analysis.Image.Size.Stored / 2 },
            },
        };
    }
}
