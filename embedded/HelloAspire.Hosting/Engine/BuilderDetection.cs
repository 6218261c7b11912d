using System.Globalization;

namespace HelloAspire.Hosting.Engine;

/// <summary>How an engine's client builds images: it decides what the build prints and which options it takes.</summary>
internal enum Builder
{
    Classic,
    BuildKit,
    Buildah,
}

/// <summary>
/// Finds out how an engine builds. Docker clients differ: BuildKit comes as a plug-in, or was asked for and is built in
/// (before 23.0).
/// </summary>
internal static class BuilderDetection
{
    public static async Task<Builder> FindAsync(ContainerEngine engine, CancellationToken cancellationToken)
    {
        if (engine.IsPodman)
        {
            return Builder.Buildah;
        }

        var buildx = await engine.TryRunAsync(["buildx", "version"], cancellationToken).ConfigureAwait(false);
        if (buildx.IsSuccess)
        {
            return Builder.BuildKit;
        }

        var version = await engine
            .TryRunAsync(["version", "--format", "{{.Client.Version}}"], cancellationToken)
            .ConfigureAwait(false);
        var isBuiltIn =
            int.TryParse(
                version.StandardOutput.Split('.')[0],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var major
            )
            && major < 23;
        return isBuiltIn && Environment.GetEnvironmentVariable("DOCKER_BUILDKIT") == "1"
            ? Builder.BuildKit
            : Builder.Classic;
    }
}
