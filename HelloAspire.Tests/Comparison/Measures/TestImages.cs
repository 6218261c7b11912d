using CliWrap;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Reading.Sources;
using HelloAspire.Tests.Distributed;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.Comparison.Measures;

/// <summary>Small images of the static file server, built once and removed after the last test.</summary>
public sealed class TestImages : IAsyncLifetime
{
    private static readonly string RunId = Guid.NewGuid().ToString("N")[..8];
    private static readonly string[] Stages = ["build", "small", "large", "mortal"];

    public static string Context { get; } = TestVariant.ContextOf("static-files");
    public static string Dockerfile { get; } =
        Repository.PathTo("HelloAspire.Tests", "Comparison", "Measures", "Dockerfile");

    public static ImageVariant Small { get; } = Of("small");
    public static ImageVariant Large { get; } = Of("large");

    /// <summary>Ends after some seconds.</summary>
    public static ImageVariant Mortal { get; } = Of("mortal");

    /// <summary>A measure's surroundings, as quick as can be.</summary>
    internal static MeasureRun Run(params ImageVariant[] variants) => new(ContainerEngine.Default, variants, Options());

    internal static MeasureOptions Options() =>
        MeasureOptions.Read(new ConfigurationBuilder().Build()) with
        {
            Startups = 2,
            Shutdowns = 1,
            WarmBuilds = 1,
            RoundSeconds = 0,
            Load = new()
            {
                Connections = 2,
                Rounds = 2,
                SliceSeconds = 1,
                MaxRequests = 200,
            },
        };

    /// <summary>The containers that measures have made and not removed.</summary>
    public static async Task<string[]> MeasuredContainers(ImageVariant variant)
    {
        var list = await EngineCli.Current.RunAsync(
            TestContext.Current.CancellationToken,
            "container",
            "ls",
            "--all",
            "--quiet",
            "--filter",
            "label=dev.hello-aspire.measure",
            "--filter",
            $"ancestor={variant.Image}"
        );
        return list.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask InitializeAsync()
    {
        foreach (var stage in Stages)
        {
            string[] arguments =
            [
                "build",
                "--target",
                stage,
                "--tag",
                Tag(stage),
                "--file",
                Dockerfile,
                .. BuildArgs.SelectMany(argument => new[] { "--build-arg", $"{argument.Key}={argument.Value}" }),
                Context,
            ];
            await EngineCli.Current.RunAsync(CancellationToken.None, arguments);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stage in Stages.Reverse())
        {
            await EngineCli.Current.TryRunAsync(CancellationToken.None, "image", "rm", Tag(stage));
        }
    }

    /// <summary>The base of both images.</summary>
    internal static string RuntimeImage =>
        BuildArgs.GetValueOrDefault("RUNTIME_IMAGE", "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled");

    internal static Dictionary<string, string> BuildArgs
    {
        get
        {
            var settings = BaseImages.Configuration;
            return new[]
            {
                ("SDK_IMAGE", settings["BaseImages:Sdk"]),
                ("RUNTIME_IMAGE", settings["BaseImages:Runtime"]),
            }
                .Where(argument => !string.IsNullOrEmpty(argument.Item2))
                .ToDictionary(argument => argument.Item1, argument => argument.Item2!);
        }
    }

    private static string Tag(string stage) => $"hello-compare-tests-{RunId}:{stage}";

    internal static ImageReference Reference(string name) => ImageReference.Parse(name, ContainerEngine.Default);

    private static ImageVariant Of(string stage) =>
        new()
        {
            Name = stage,
            Image = Reference(Tag(stage)),
            HealthPath = "/",
            ContextPath = Context,
            Dockerfile = Dockerfile,
            BuildArgs = BuildArgs,
        };
}

[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TestImagesCollection : ICollectionFixture<TestImages>
{
    public const string Name = "Comparison images";
}
