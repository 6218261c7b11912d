using System.Globalization;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Cleanup;
using HelloAspire.Hosting.Engine;
using HelloAspire.Hosting.Images;

namespace HelloAspire.Hosting.Running;

/// <summary>Runs a container that is built from a Dockerfile.</summary>
internal sealed class ContainerRunner(
    ContainerResource resource,
    ContainerEngine engine,
    ImageBuilder images,
    SupersededImages superseded,
    RunNetwork network,
    RunLabels labels,
    ResourceEnvironment environment,
    ResourceNotificationService notifications,
    ResourceLoggerService logs,
    HealthMonitor health
) : ResourceRunner(resource, notifications, logs, health)
{
    /// <summary>How long a container may take to end before it is killed, in seconds.</summary>
    private const int StopSeconds = 2;

    private string? _container;
    private ImageTag? _tag;

    private DockerfileBuildAnnotation Build => Resource.Annotations.OfType<DockerfileBuildAnnotation>().Last();

    private ContainerImageAnnotation Image => Resource.Annotations.OfType<ContainerImageAnnotation>().Last();

    private string NamedImage => $"{Image.Image}:{Image.Tag}";

    protected override string EndedState => KnownResourceStates.Exited;

    /// <summary>Names the image ahead of the start, which reports what hinders it.</summary>
    public async Task NameImageAsync(CancellationToken cancellationToken)
    {
        try
        {
            var tag = await ReadTagAsync(cancellationToken).ConfigureAwait(false);
            await TagImageAsync(tag, cancellationToken).ConfigureAwait(false);
            // The start that comes right after need not read it again; one that comes later does.
            _tag = Resource.Annotations.Any(a => a is WaitAnnotation or ExplicitStartupAnnotation) ? null : tag;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DistributedApplicationException)
        {
            // The start comes to the same point, and fails there with this reason.
        }
    }

    protected override async Task<Func<Task<int>>> LaunchAsync(bool rebuild, CancellationToken cancellationToken)
    {
        var image = await ImageAsync(rebuild, cancellationToken).ConfigureAwait(false);
        var arguments = await ArgumentsAsync(image, cancellationToken).ConfigureAwait(false);
        // Known by its name before it has an ID: one that cannot be started stays behind created.
        _container = ResourceInstance.IdOf(Resource);
        try
        {
            _container = await engine.RunAsync(arguments, cancellationToken).ConfigureAwait(false);
        }
        catch (EngineException e)
        {
            throw new DistributedApplicationException(
                $"The container of '{Resource.Name}' cannot be started: {e.EngineMessage}",
                e
            );
        }
        await UpdateAsync(s => s with { Properties = [.. s.Properties, new("container.id", _container)] })
            .ConfigureAwait(false);
        var log = new ContainerLog(_container, engine, Resource, Logs);
        return () => log.FollowToTheEndAsync();
    }

    protected override Task HaltAsync(CancellationToken cancellationToken) =>
        engine.TryRunAsync(
            ["stop", "-t", StopSeconds.ToString(CultureInfo.InvariantCulture), _container!],
            cancellationToken
        );

    protected override async Task<string> LostStateAsync() =>
        await engine.AnswersAsync(CancellationToken.None).ConfigureAwait(false)
            ? EndedState
            : KnownResourceStates.RuntimeUnhealthy;

    protected override async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (_container is not null)
        {
            await engine.TryRunAsync(["rm", "-f", "-v", _container], cancellationToken).ConfigureAwait(false);
            _container = null;
        }
    }

    /// <summary>The image's name and tag; it is built where the tag, which tells the content, is not there yet.</summary>
    private async Task<string> ImageAsync(bool rebuild, CancellationToken cancellationToken)
    {
        var tag = await TakeTagAsync(cancellationToken).ConfigureAwait(false);
        var image = NamedImage;
        var facts = await ImageFacts.FindAsync(image, engine, cancellationToken).ConfigureAwait(false);
        if (rebuild || facts is null)
        {
            await SetStateAsync(KnownResourceStates.Pending).ConfigureAwait(false);
            await images
                .BuildAsync(
                    Resource,
                    image,
                    useCache: !rebuild,
                    onTurn: () => SetStateAsync(KnownResourceStates.Building),
                    onStep: step => UpdateAsync(s => s with { BuildStep = step }),
                    cancellationToken
                )
                .ConfigureAwait(false);
            await SetStateAsync(KnownResourceStates.Starting).ConfigureAwait(false);
            await superseded.RemoveAsync(Resource, image, cancellationToken).ConfigureAwait(false);
            await TagForNextStartAsync(tag, image, cancellationToken).ConfigureAwait(false);
            facts =
                await ImageFacts.FindAsync(image, engine, cancellationToken).ConfigureAwait(false)
                ?? throw new DistributedApplicationException(
                    $"The image {image} of '{Resource.Name}' was removed by somebody as soon as it was built. Start the resource again."
                );
        }

        await UpdateAsync(s => s with { Properties = [.. facts.ToProperties(Build)] }).ConfigureAwait(false);
        return image;
    }

    /// <summary>What the image is named by: once as it was named ahead of the start, from then on as it is now.</summary>
    private async Task<ImageTag> TakeTagAsync(CancellationToken cancellationToken)
    {
        if (_tag is { } named)
        {
            _tag = null;
            return named;
        }
        var tag = await ReadTagAsync(cancellationToken).ConfigureAwait(false);
        await TagImageAsync(tag, cancellationToken).ConfigureAwait(false);
        return tag;
    }

    private Task<ImageTag> ReadTagAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Build.ContextPath))
        {
            throw new DistributedApplicationException(
                $"The build context of '{Resource.Name}' does not exist: {Build.ContextPath}. Correct the path; it is relative to the app host's directory."
            );
        }
        if (!File.Exists(Build.DockerfilePath))
        {
            throw new DistributedApplicationException(
                $"The Dockerfile of '{Resource.Name}' does not exist: {Build.DockerfilePath}. Correct the path; it is relative to the build context."
            );
        }
        return ImageTag.ReadAsync(Build, labels.ForImage(Resource), cancellationToken);
    }

    /// <summary>Gives the image the tag that tells its content.</summary>
    private async Task TagImageAsync(ImageTag tag, CancellationToken cancellationToken) =>
        Image.Tag = await tag.ComputeAsync(engine, cancellationToken).ConfigureAwait(false);

    /// <summary>Where the build has pulled a base image, the next start asks for another tag: the image gets that too.</summary>
    private async Task TagForNextStartAsync(ImageTag tag, string image, CancellationToken cancellationToken)
    {
        var next = $"{Image.Image}:{await tag.ComputeAsync(engine, cancellationToken).ConfigureAwait(false)}";
        if (next != image)
        {
            await engine.RunAsync(["tag", image, next], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// With Docker a tmpfs is empty at first. Podman copies into it what the image has at its place, and fails at the
    /// pipes that the .NET SDK leaves in /tmp.
    /// </summary>
    private static string WithEmptyTmpfs(string argument) =>
        argument.StartsWith("--tmpfs=", StringComparison.Ordinal)
            ? $"{argument}{(argument[8..].Contains(':') ? ',' : ':')}notmpcopyup"
            : argument;

    /// <summary>The command that creates and starts the container.</summary>
    private async Task<List<string>> ArgumentsAsync(string image, CancellationToken cancellationToken)
    {
        var networkId = await network.IdAsync(cancellationToken).ConfigureAwait(false);
        List<string> arguments =
        [
            "run",
            "--detach",
            "--pull=never",
            "--name",
            ResourceInstance.IdOf(Resource),
            "--network",
            networkId,
            "--network-alias",
            Resource.Name,
        ];
        if (!engine.IsPodman)
        {
            // Plain Docker on Linux does not know the name by itself, as Docker Desktop and Podman do.
            arguments.AddRange(["--add-host", $"{engine.HostName}:host-gateway"]);
        }

        foreach (var label in labels.ForRun())
        {
            arguments.AddRange(["--label", label]);
        }
        foreach (var endpoint in Resource.Annotations.OfType<EndpointAnnotation>())
        {
            arguments.AddRange([
                "-p",
                $"127.0.0.1:{endpoint.AllocatedPort}:{endpoint.TargetPort ?? endpoint.AllocatedPort}",
            ]);
        }

        var variables = await environment
            .VariablesAsync(Resource, engine.HostName, cancellationToken)
            .ConfigureAwait(false);
        foreach (var (name, value) in variables)
        {
            arguments.AddRange(["-e", $"{name}={value}"]);
        }
        await UpdateAsync(s =>
                s with
                {
                    EnvironmentVariables =
                    [
                        .. variables.Select(v => new EnvironmentVariableSnapshot(v.Key, v.Value, true)),
                    ],
                }
            )
            .ConfigureAwait(false);

        var runtimeArguments = Resource.Annotations.OfType<ContainerRuntimeArgsAnnotation>().SelectMany(a => a.Args);
        arguments.AddRange(engine.IsPodman ? runtimeArguments.Select(WithEmptyTmpfs) : runtimeArguments);
        arguments.Add(image);
        arguments.AddRange(
            await ResourceEnvironment.ArgumentsAsync(Resource, engine.HostName, cancellationToken).ConfigureAwait(false)
        );
        return arguments;
    }
}
