using HelloAspire.Comparison.Reading;

namespace HelloAspire.Comparison.Measures.Builds;

/// <summary>Times the build of each image, first without the layer cache, then with it.</summary>
internal sealed class BuildMeasure : IMeasure
{
    public string Id => "build";
    public string Title => "Build time";
    public string Method =>
        "Builds each image once with --no-cache, then alternately with the cache, with the base images already present. Your build cache is kept, the built images are removed. Takes minutes.";
    public bool IsOptIn => true;

    public string Settings(MeasureRun run) =>
        $"1 build of each image without the cache, {CountText.Of(run.Options.WarmBuilds, "build")} with it";

    public string? Obstacle(MeasureRun run) =>
        run.Variants.FirstOrDefault(variant => variant.DockerfilePath is null) is { } unknown
            ? $"'{unknown.Name}' has no Dockerfile and ContextPath, so its build cannot be timed. Set both, or leave out the measure 'build'."
            : run
                .Variants.Select(variant => DockerfileLines.Obstacle(variant.DockerfilePath!))
                .FirstOrDefault(why => why is not null);

    public TimeSpan Expected(MeasureRun run) =>
        (TimeSpan.FromSeconds(90) + TimeSpan.FromSeconds(3) * run.Options.WarmBuilds) * run.Variants.Count;

    public bool TakesTurns => false;

    public string? Containers(Measurements measured) => null;

    public MeasureRounds Begin(MeasureRun run)
    {
        BuildResult? result = null;
        return new(
            1,
            async (_, cancellationToken) => result = await Build(run, cancellationToken),
            measured => measured with { Build = result }
        );
    }

    private static async Task<BuildResult> Build(MeasureRun run, CancellationToken cancellationToken)
    {
        const double ColdShare = 0.9;
        await using var cleanup = await BuiltImages.Watch(run.Engine, cancellationToken);
        var builds = new List<(ImageBuild Build, double Cold, List<double> Warm)>();
        foreach (var variant in run.Variants)
        {
            var build = new ImageBuild(run.Engine, variant, cleanup);
            var before = builds.Count;
            var cold = await build.Run(
                useCache: false,
                share => run.OnStep(ColdShare * (before + share) / run.Variants.Count, $"Cold build of {variant.Name}"),
                cancellationToken
            );
            builds.Add((build, cold.TotalMilliseconds, []));
        }
        for (var round = 0; round < run.Options.WarmBuilds; round++)
        {
            foreach (var (build, _, warm) in MeasureRun.InOrder(builds, round))
            {
                var share = ColdShare + (1 - ColdShare) * round / run.Options.WarmBuilds;
                run.OnStep(share, $"Warm build of {build.Variant.Name}, {round + 1} of {run.Options.WarmBuilds}");
                warm.Add((await build.Run(useCache: true, _ => { }, cancellationToken)).TotalMilliseconds);
            }
        }
        return new BuildResult([
            .. builds.Select(entry => new VariantBuild(
                entry.Build.Variant.Name,
                entry.Cold,
                Distribution.Of(entry.Warm)
            )),
        ]);
    }
}

/// <summary>How long the images take to build.</summary>
public sealed record BuildResult(IReadOnlyList<VariantBuild> Variants);

/// <summary>The build of one variant.</summary>
/// <param name="ColdMs">Milliseconds without any cached layer; the base images are already present.</param>
/// <param name="Warm">Milliseconds with all layers in the cache.</param>
public sealed record VariantBuild(string Name, double ColdMs, Distribution Warm);
