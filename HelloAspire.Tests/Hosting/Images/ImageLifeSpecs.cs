using HelloAspire.Hosting.Cleanup;
using HelloAspire.Hosting.Engine;
using HelloAspire.Hosting.Images;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Images;

/// <summary>Images are known by their content: built when it changes, kept when not, removed when superseded.</summary>
public sealed class ImageLifeSpecs : IAsyncDisposable
{
    private readonly Workspace _workspace = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact(Timeout = 120_000)]
    public async Task An_unchanged_image_is_not_built_again()
    {
        var first = await RunAsync();
        var second = await RunAsync();

        Assert.Equal(first.Image, second.Image);
        Assert.True(first.IsBuilt);
        Assert.False(second.IsBuilt);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_changed_context_gives_a_new_image_and_the_superseded_one_is_removed()
    {
        var first = await RunAsync();
        _workspace.Write("server/index.html", "<p>Changed</p>");
        var second = await RunAsync();

        Assert.NotEqual(first.Image, second.Image);
        Assert.Equal([second.Image], await ImagesAsync());
    }

    [Fact(Timeout = 120_000)]
    public async Task A_file_that_the_build_does_not_see_changes_nothing()
    {
        await ServerProgram.WriteContextAsync(Path.Combine(_workspace.Root, "server"));
        _workspace.Write("server/.dockerignore", "*.md\nnode_modules\n");

        var first = await RunAsync();
        _workspace.Write("server/README.md", "Changed");
        _workspace.Write("server/node_modules/x/index.js", "");
        var second = await RunAsync();

        Assert.Equal(first.Image, second.Image);
        Assert.False(second.IsBuilt);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_changed_build_argument_gives_a_new_image()
    {
        var first = await RunAsync("blue");
        var second = await RunAsync("green");

        Assert.NotEqual(first.Image, second.Image);
        Assert.Equal([second.Image], await ImagesAsync());
    }

    [Fact(Timeout = 120_000)]
    public async Task What_changes_before_a_start_that_I_give_later_is_in_its_image()
    {
        await RunAsync();
        var builder = _workspace.CreateBuilder();
        (await _workspace.AddServerAsync(builder, "server")).WithExplicitStart();
        var application = await _workspace.StartAsync(builder, Limit);

        _workspace.Write("server/index.html", "<p>Changed</p>");
        await application.ExecuteAsync("server", KnownResourceCommands.StartCommand, Limit);
        await application.WaitForHealthyAsync("server", Limit);

        using var client = application.CreateHttpClient("server");
        Assert.Equal("<p>Changed</p>", await client.GetStringAsync("/", Limit));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_base_image_that_is_there_counts_though_another_is_not()
    {
        var there = $"base-{Guid.NewGuid():N}";
        _workspace.Write("one/Dockerfile", "FROM scratch\nCOPY Dockerfile /\n");
        _workspace.Write("two/Dockerfile", "FROM scratch\nCOPY Dockerfile /copy\n");
        _workspace.Write("both/Dockerfile", $"FROM no-such-image-{there}\nCOPY --from={there} / /\n");
        using var guard = new RunGuard();
        var engine = new ContainerEngine(EngineCli.Current.Executable, guard);
        try
        {
            await BuildAsync("one");
            var before = await TagAsync();
            await BuildAsync("two");

            Assert.NotEqual(before, await TagAsync());
        }
        finally
        {
            await EngineCli.Current.RunAsync(Limit, "rmi", "-f", there);
        }

        Task BuildAsync(string name) =>
            EngineCli.Current.RunAsync(Limit, "build", "--force-rm", "-t", there, Path.Combine(_workspace.Root, name));

        async Task<string> TagAsync()
        {
            var context = Path.Combine(_workspace.Root, "both");
            var build = new DockerfileBuildAnnotation(context, Path.Combine(context, "Dockerfile"), stage: null);
            return await (await ImageTag.ReadAsync(build, [], Limit)).ComputeAsync(engine, Limit);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task An_image_that_another_run_uses_stays()
    {
        var builder = _workspace.CreateBuilder();
        await _workspace.AddServerAsync(builder, "server");
        var running = await _workspace.StartAsync(builder, Limit);
        await running.WaitForHealthyAsync("server", Limit);
        Assert.True(running.Current("server").Resource.TryGetContainerImageName(out var used));

        _workspace.Write("server/index.html", "<p>Changed</p>");
        var second = await RunAsync();

        Assert.Equal(new[] { used, second.Image }.Order(), (await ImagesAsync()).Order());
        using var client = running.CreateHttpClient("server");
        Assert.Equal("<p>Hello</p>", await client.GetStringAsync("/", Limit));
    }

    [Fact(Timeout = 120_000)]
    public async Task The_image_of_one_stage_of_several_can_be_run()
    {
        await ServerProgram.WriteContextAsync(Path.Combine(_workspace.Root, "staged"));
        _workspace.Write(
            "staged/Dockerfile",
            """
            FROM scratch AS page
            COPY server /
            COPY index.html /srv/
            ENTRYPOINT ["/server", "/srv", "9000"]
            FROM page
            ENTRYPOINT ["/no-such-program"]
            """
        );
        var builder = _workspace.CreateBuilder();
        builder
            .AddDockerfile("staged", "staged", stage: "page")
            .WithHttpEndpoint(targetPort: ServerProgram.Port)
            .WithHttpHealthCheck();

        var application = await _workspace.StartAsync(builder, Limit);

        await application.WaitForHealthyAsync("staged", Limit);
    }

    /// <summary>Runs the server once; returns its image, and whether that was built.</summary>
    private async Task<(string Image, bool IsBuilt)> RunAsync(string? colour = null)
    {
        var builder = _workspace.CreateBuilder();
        var server = await _workspace.AddServerAsync(builder, "server");
        if (colour is not null)
        {
            server.WithBuildArg("COLOUR", colour);
            _workspace.Write(
                "server/Dockerfile",
                "FROM scratch\nARG COLOUR\nLABEL colour=${COLOUR}\nCOPY . /srv/\nENTRYPOINT [\"/srv/server\", \"/srv\", \"9000\"]\n"
            );
        }

        await using var application = await _workspace.StartAsync(builder, Limit);
        await application.WaitForHealthyAsync("server", Limit);
        Assert.True(server.Resource.TryGetContainerImageName(out var image));
        return (image, application.LogOf("server").Any(l => l.Contains("COPY", StringComparison.Ordinal)));
    }

    private Task<string[]> ImagesAsync() =>
        EngineCli.Current.ListAsync(
            Limit,
            "images",
            "--filter",
            _workspace.ImageFilter,
            "--format",
            "{{.Repository}}:{{.Tag}}"
        );
}
