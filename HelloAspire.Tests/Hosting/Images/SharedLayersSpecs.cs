using HelloAspire.AppHost;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Images;

/// <summary>The two Dockerfiles share their build steps: the engine's cache lets the service be published once.</summary>
public sealed class SharedLayersSpecs : IAsyncDisposable
{
    private const string Publish = "RUN dotnet publish";

    // The hello service's own images are built on the same layers, perhaps at this moment.
    private readonly Workspace _workspace = new() { KeepsLayers = true };

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact(Timeout = 600_000)]
    public async Task The_second_build_takes_the_published_service_from_the_cache()
    {
        var limit = TestContext.Current.CancellationToken;
        var builder = _workspace.CreateBuilder();
        foreach (var hello in Variants.From(BaseImages.Configuration, Repository.PathTo("HelloAspire.AppHost")))
        {
            var container = builder.AddDockerfile($"cached-{hello.Name}", hello.Context, hello.Dockerfile);
            foreach (var (name, value) in hello.BuildArgs)
            {
                container.WithBuildArg(name, value);
            }
            // In the last layer alone, as a new commit is.
            container.WithBuildArg("REVISION", Guid.NewGuid().ToString("N"));
        }

        var application = await HelloBuild.AloneAsync(() => _workspace.StartAsync(builder, limit), limit);

        Assert.InRange(
            Published(application, "cached-multi-stage") + Published(application, "cached-single-stage"),
            0,
            1
        );
    }

    /// <summary>Returns 1 where the service was published, 0 where that step came from the cache.</summary>
    private static int Published(DistributedApplication application, string resource)
    {
        var log = application.LogOf(resource).ToList();
        var step = log.FindIndex(l => l.Contains(Publish, StringComparison.Ordinal));
        Assert.True(step >= 0, string.Join('\n', log));

        // Docker's classic builder and Podman tell it in the next line; BuildKit by the number before its step.
        var vertex = log[step].Split(' ')[0];
        var cached =
            log[step + 1].Contains("Using cache", StringComparison.OrdinalIgnoreCase)
            || log.Contains($"{vertex} CACHED");
        return cached ? 0 : 1;
    }
}
