using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using HelloAspire.Tests.AppHost.Publishing;
using HelloAspire.Tests.Distributed.Engines;

namespace HelloAspire.Tests.Distributed.Publishing.Swarm;

/// <summary>
/// The published file, deployed to a Swarm of one node as the README says, but for the registry: images are carried to
/// the engine. The kernel may have no routing mesh, so each task has a port of the node.
/// </summary>
internal sealed class SwarmStack(PrivateEngine engine) : IAsyncDisposable
{
    public const int Replicas = 3;

    private const string Name = "hello";
    private static readonly TimeSpan ConvergenceLimit = TimeSpan.FromMinutes(2);

    private readonly Publication _publication = new();
    private readonly HttpClient _api = engine.CreateClient();
    private readonly Dictionary<string, string> _images = ImagesOf($"hello-swarm-{Guid.NewGuid():N}");

    public PrivateEngine Engine { get; } = engine;

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    /// <summary>Publishes, builds, and brings the images to the engine.</summary>
    public async Task PrepareAsync()
    {
        await _publication.Publish();
        await HelloBuild.AloneAsync(() => DockerAsync([], "compose", "build", "--quiet"), CancellationToken.None);
        await Engine.LoadAsync([.. _images.Values]);
    }

    /// <summary>Makes the engine a Swarm's only node, and deploys.</summary>
    public async Task StartAsync()
    {
        await Engine.Cli.RunAsync(Limit, "swarm", "init", "--advertise-addr", Engine.Address);
        await DeployAsync();
        await AreRunningAsync(HelloApp.MultiStage);
        await AreRunningAsync(HelloApp.SingleStage);
    }

    /// <summary>Deploys the file, as a first time or over what runs.</summary>
    /// <param name="image">Of the multi-stage service; its own where null.</param>
    public Task DeployAsync(string? image = null) =>
        DockerAsync(
            ["--host", Engine.Host],
            ["stack", "deploy", "--resolve-image", "never", "--compose-file", "docker-compose.yaml", Name],
            image
        );

    /// <summary>Returns the tasks of a service that run and are wanted.</summary>
    public async Task<IReadOnlyList<SwarmTask>> TasksAsync(string service, CancellationToken cancellationToken)
    {
        var filter = JsonSerializer.Serialize(
            new Dictionary<string, string[]> { ["service"] = [$"{Name}_{service}"], ["desired-state"] = ["running"] }
        );
        var tasks = await _api.GetFromJsonAsync<JsonElement>(
            new Uri($"tasks?filters={Uri.EscapeDataString(filter)}", UriKind.Relative),
            cancellationToken
        );
        return [.. tasks.EnumerateArray().Select(SwarmTask.From).OfType<SwarmTask>()];
    }

    /// <summary>Waits until a service has all its tasks.</summary>
    public async Task<IReadOnlyList<SwarmTask>> AreRunningAsync(string service)
    {
        IReadOnlyList<SwarmTask> tasks = [];
        await Eventually.IsTrueAsync(
            async () => (tasks = await TasksAsync(service, Limit)).Count == Replicas,
            () => $"{Replicas} tasks of {service} run; {tasks.Count} do",
            ConvergenceLimit
        );
        return tasks;
    }

    /// <summary>Waits until the engine says of a service's latest update that it has ended so.</summary>
    public async Task UpdateEndsAsync(string service, string state)
    {
        var told = "";
        await Eventually.IsTrueAsync(
            async () =>
                (
                    told = await Engine.Cli.RunAsync(
                        Limit,
                        "service",
                        "inspect",
                        $"{Name}_{service}",
                        "--format",
                        "{{if .UpdateStatus}}{{.UpdateStatus.State}}{{end}}"
                    )
                ) == state,
            () => $"the update of {service} is {state}; it is '{told}'",
            ConvergenceLimit
        );
    }

    /// <summary>Returns an image like the multi-stage service's, made of further lines of a Dockerfile.</summary>
    public async Task<string> DeriveAsync(string tag, string lines)
    {
        var image = $"{_images["MULTI_STAGE_IMAGE"]}:{tag}";
        await Cli.Wrap("docker")
            .WithArguments(["--host", Engine.Host, "build", "--quiet", "--tag", image, "-"])
            .WithStandardInputPipe(PipeSource.FromString($"FROM {_images["MULTI_STAGE_IMAGE"]}\n{lines}\n"))
            .ExecuteBufferedAsync(Limit);
        return image;
    }

    /// <summary>Removes the stack and leaves the Swarm, as the README says.</summary>
    public async Task RemoveAsync()
    {
        await Engine.Cli.RunAsync(CancellationToken.None, "stack", "rm", Name);
        // A node that leaves before its tasks have ended keeps their containers.
        await Eventually.IsTrueAsync(
            async () => (await Engine.Cli.ListAsync(CancellationToken.None, "ps", "--all", "--quiet")).Length == 0,
            "the stack's containers are gone"
        );
        await Engine.Cli.RunAsync(CancellationToken.None, "swarm", "leave", "--force");
        await Eventually.IsTrueAsync(
            async () =>
                (await Engine.Cli.TryRunAsync(CancellationToken.None, "network", "rm", "docker_gwbridge")).IsSuccess,
            "the node's network for Swarms can be removed"
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var image in _images.Values)
        {
            await EngineCli.Current.RemoveImagesAsync(image);
        }
        _publication.Dispose();
        _api.Dispose();
    }

    private static Dictionary<string, string> ImagesOf(string prefix) =>
        new() { ["MULTI_STAGE_IMAGE"] = $"{prefix}-multi", ["SINGLE_STAGE_IMAGE"] = $"{prefix}-single" };

    private async Task<BufferedCommandResult> DockerAsync(
        string[] options,
        string[] command,
        string? multiStageImage = null
    ) =>
        await Cli.Wrap("docker")
            .WithArguments([.. options, .. command])
            .WithWorkingDirectory(_publication.Directory)
            .WithEnvironmentVariables(variables =>
            {
                var replicas = Replicas.ToString(CultureInfo.InvariantCulture);
                variables
                    .Set("PORT_MODE", "host")
                    .Set("MULTI_STAGE_PORT", "0")
                    .Set("SINGLE_STAGE_PORT", "0")
                    .Set("MULTI_STAGE_REPLICAS", replicas)
                    .Set("SINGLE_STAGE_REPLICAS", replicas)
                    .Set("UPDATE_MONITOR", "5s")
                    .Set("MULTI_STAGE_IMAGE", multiStageImage ?? _images["MULTI_STAGE_IMAGE"])
                    .Set("SINGLE_STAGE_IMAGE", _images["SINGLE_STAGE_IMAGE"])
                    // Where they are not set, the Dockerfiles name the official images.
                    .Set("SDK_IMAGE", BaseImages.Sdk)
                    .Set("RUNTIME_IMAGE", BaseImages.Configuration["BaseImages:Runtime"]);
            })
            .ExecuteBufferedAsync(CancellationToken.None);

    private Task<BufferedCommandResult> DockerAsync(string[] options, params string[] command) =>
        DockerAsync(options, command, multiStageImage: null);
}
