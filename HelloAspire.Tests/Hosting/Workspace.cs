using HelloAspire.Hosting.Cleanup;
using HelloAspire.Tests.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace HelloAspire.Tests.Hosting;

/// <summary>
/// A directory as that of an app host of its own, whose model the test composes. What is made from it carries the
/// labels of that directory and of its runs, so that a test sees what is left of its own and of nobody else's.
/// </summary>
internal sealed class Workspace : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hello-aspire-");
    private readonly List<(DistributedApplication Application, string Filter)> _runs = [];

    /// <summary>The directory.</summary>
    public string Root => _directory.FullName;

    /// <summary>Whether Docker keeps the layers of the images that are removed, for builds elsewhere that draw on them.</summary>
    public bool KeepsLayers { get; init; }

    /// <summary>The engine's filter for the images of this app host.</summary>
    public string ImageFilter => "label=" + new RunLabels(Root).ForImage(new ContainerResource("any"))[0];

    /// <summary>Begins to compose an application, with random ports and without a dashboard.</summary>
    public DistributedApplicationBuilder CreateBuilder(params string[] arguments) =>
        new(
            new()
            {
                Args = ["--DcpPublisher:RandomizePorts=true", .. arguments],
                ProjectDirectory = Root,
                DisableDashboard = true,
            },
            session: null,
            configure: (_, _) => { }
        );

    /// <summary>Writes a file of a build context.</summary>
    public void Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Adds a small HTTP server that is built from a directory of its name.</summary>
    public async Task<IResourceBuilder<ContainerResource>> AddServerAsync(
        IDistributedApplicationBuilder builder,
        string name
    )
    {
        var context = Path.Combine(Root, name);
        if (!Directory.Exists(context))
        {
            await ServerProgram.WriteContextAsync(context);
        }
        return builder.AddDockerfile(name, name).WithHttpEndpoint(targetPort: ServerProgram.Port).WithHttpHealthCheck();
    }

    /// <summary>Adds a container of the image with a shell that runs a script.</summary>
    public IResourceBuilder<ContainerResource> AddScript(
        IDistributedApplicationBuilder builder,
        string name,
        string script
    )
    {
        Write($"{name}/script", script);
        Write(
            $"{name}/Dockerfile",
            """
            ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble-aot
            FROM ${SDK_IMAGE}
            COPY script /
            ENTRYPOINT ["sh", "/script"]
            """
        );
        return AddDockerfile(builder, name);
    }

    /// <summary>Adds a container that is built from a directory of its name with this machine's base images.</summary>
    public static IResourceBuilder<ContainerResource> AddDockerfile(IDistributedApplicationBuilder builder, string name)
    {
        var container = builder.AddDockerfile(name, name);
        return BaseImages.Sdk is { } sdk ? container.WithBuildArg("SDK_IMAGE", sdk) : container;
    }

    /// <summary>Starts an application; it is disposed of with the workspace, if not before.</summary>
    public async Task<DistributedApplication> StartAsync(
        IDistributedApplicationBuilder builder,
        CancellationToken cancellationToken
    )
    {
        var application = builder.Build();
        _runs.Add((application, RunFilter(application)));
        await application.StartAsync(cancellationToken);
        return application;
    }

    /// <summary>Returns the engine's filter for the containers and networks of an application.</summary>
    public static string RunFilter(DistributedApplication application) =>
        $"label={RunLabels.Run}={application.Services.GetRequiredService<RunLabels>().RunId}";

    public async ValueTask DisposeAsync()
    {
        foreach (var (application, filter) in _runs)
        {
            await application.DisposeAsync();
            // On a busy machine the rest is removed in the background.
            await Eventually.IsTrueAsync(
                async () => (await EngineCli.Current.ListAsync(default, "ps", "-aq", "--filter", filter)).Length == 0,
                "the containers are removed"
            );
        }
        await RemoveImagesAsync(EngineCli.Current);
        _directory.Delete(recursive: true);
    }

    /// <summary>Removes the images that an engine has of this app host.</summary>
    public async Task RemoveImagesAsync(EngineCli engine)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string[] options = KeepsLayers && engine.Executable == "docker" ? ["--no-prune"] : [];
        foreach (var image in (await engine.ListAsync(limit.Token, "images", "-q", "--filter", ImageFilter)).Distinct())
        {
            await engine.RunAsync(limit.Token, ["rmi", "-f", .. options, image]);
        }
    }
}
