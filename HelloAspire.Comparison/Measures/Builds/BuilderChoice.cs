using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Measures.Builds;

internal static class BuilderChoice
{
    /// <summary>
    /// The environment of a build. A Docker client without its BuildKit plug-in falls back to the classic builder, but
    /// fails where the environment asks for BuildKit all the same.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, string?>> Variables(
        ContainerEngine engine,
        CancellationToken cancellationToken
    )
    {
        var hasPlugin = (await engine.Run(["buildx", "version"], cancellationToken)).IsSuccess;
        return new Dictionary<string, string?>
        {
            ["BUILDKIT_PROGRESS"] = "plain",
            ["DOCKER_BUILDKIT"] = hasPlugin ? Environment.GetEnvironmentVariable("DOCKER_BUILDKIT") : "0",
        };
    }
}
