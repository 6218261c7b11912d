using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Cleanup;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Images;

/// <summary>
/// Builds the images of Dockerfiles: one build at a time, so that the second of two builds that begin alike finds the
/// first one's layers in the engine's cache.
/// </summary>
internal sealed class ImageBuilder(ContainerEngine engine, RunLabels labels, ResourceLoggerService logs) : IDisposable
{
    /// <summary>As long as Aspire's orchestrator gives a build.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>What Docker's classic builder says when a cached image goes between two steps of a build, or within one.</summary>
    private static readonly string[] LostLayer = ["failed to get digest sha256:", "unknown parent image ID sha256:"];

    private readonly SemaphoreSlim _oneAtATime = new(1);

    /// <summary>Builds the image of a resource; the output goes to its log.</summary>
    /// <exception cref="BuildException">The build failed; the message names the step, the line and the exit code.</exception>
    public async Task BuildAsync(
        IResource resource,
        string image,
        bool useCache,
        Action onTurn,
        Action<BuildStep> onStep,
        CancellationToken cancellationToken
    )
    {
        var build = resource.Annotations.OfType<DockerfileBuildAnnotation>().Last();
        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            onTurn();
            await RunAsync(resource, build, image, useCache, onStep, cancellationToken).ConfigureAwait(false);
        }
        catch (BuildException e) when (LostLayer.Any(said => e.Message.Contains(said, StringComparison.Ordinal)))
        {
            logs.Write(
                resource,
                "A layer that the build drew on was removed meanwhile by somebody else. Building again."
            );
            await RunAsync(resource, build, image, useCache, onStep, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task RunAsync(
        IResource resource,
        DockerfileBuildAnnotation build,
        string image,
        bool useCache,
        Action<BuildStep> onStep,
        CancellationToken cancellationToken
    )
    {
        var builder = await BuilderDetection.FindAsync(engine, cancellationToken).ConfigureAwait(false);
        var arguments = await ArgumentsAsync(resource, build, image, builder, useCache, cancellationToken)
            .ConfigureAwait(false);
        var output = new BuildOutput(builder);
        var lines = new List<string>();
        var reading = new Lock();

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        int exitCode;
        try
        {
            exitCode = await engine
                .StreamAsync(
                    arguments,
                    Read,
                    Read,
                    limit.Token,
                    new Dictionary<string, string?> { ["DOCKER_BUILDKIT"] = builder == Builder.BuildKit ? "1" : "0" }
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"The build of '{resource.Name}' took longer than {Limit.TotalMinutes} minutes and was ended, in {output.Step}."
            );
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (exitCode != 0)
        {
            throw BuildFailure.Describe(resource, build, output, lines, exitCode);
        }

        // The builders write progress to either stream, so both are read, one line at a time.
        void Read(string line)
        {
            lock (reading)
            {
                logs.Write(resource, line);
                lines.Add(line);
                if (lines.Count > BuildFailure.LinesShown)
                {
                    lines.RemoveAt(0);
                }
                if (output.Read(line))
                {
                    onStep(output.Step!);
                }
            }
        }
    }

    private async Task<List<string>> ArgumentsAsync(
        IResource resource,
        DockerfileBuildAnnotation build,
        string image,
        Builder builder,
        bool useCache,
        CancellationToken cancellationToken
    )
    {
        List<string> arguments = ["build", "-f", build.DockerfilePath, "-t", image];
        arguments.AddRange(
            builder switch
            {
                Builder.BuildKit => ["--progress", "plain"],
                // A step that is cancelled or fails must not leave its container behind.
                Builder.Classic => ["--force-rm"],
                // The OCI format knows no HEALTHCHECK.
                _ => ["--format", "docker", "--force-rm"],
            }
        );
        if (!useCache)
        {
            arguments.Add("--no-cache");
        }
        if (build.Stage is not null)
        {
            arguments.AddRange(["--target", build.Stage]);
        }
        foreach (var (name, value) in await ImageTag.ResolveAsync(build, cancellationToken).ConfigureAwait(false))
        {
            arguments.AddRange(["--build-arg", value is null ? name : $"{name}={value}"]);
        }
        arguments.AddRange(labels.ForImage(resource).SelectMany(l => new[] { "--label", l }));
        arguments.Add(build.ContextPath);
        return arguments;
    }
}
