using System.Formats.Tar;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Running;

/// <summary>The same application under Podman, whichever engine is the machine's first. It must be installed.</summary>
public sealed class PodmanSpecs : IAsyncDisposable
{
    private readonly Workspace _workspace = new();
    private readonly EngineCli _podman = new("podman");

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _workspace.DisposeAsync();
    }

    [Fact(Timeout = 120_000)]
    public async Task A_container_is_built_run_restarted_and_removed()
    {
        var builder = _workspace.CreateBuilder("--ASPIRE_CONTAINER_RUNTIME=podman");
        (await _workspace.AddServerAsync(builder, "server")).WithOtlpExporter();
        var application = await _workspace.StartAsync(builder, Limit);
        var run = Workspace.RunFilter(application);
        try
        {
            await application.WaitForHealthyAsync("server", Limit);
            using var client = application.CreateHttpClient("server");
            Assert.Equal("<p>Hello</p>", await client.GetStringAsync("/", Limit));
            Assert.Contains(application.LogOf("server"), l => l.Contains("COPY server /", StringComparison.Ordinal));
            var endpoint = application
                .Current("server")
                .Snapshot.EnvironmentVariables.Single(v => v.Name == "OTEL_EXPORTER_OTLP_ENDPOINT")
                .Value;
            Assert.Contains("host.containers.internal", endpoint, StringComparison.Ordinal);
            // Podman's client takes its time to open the log.
            await Eventually.IsTrueAsync(
                () => Task.FromResult(application.LogOf("server").Contains("Serving /srv on port 9000")),
                "the server's first line is in the log"
            );

            _workspace.Write("server/index.html", "<p>Changed</p>");
            await application.ExecuteAsync("server", KnownResourceCommands.RestartCommand, Limit);
            await application.WaitForHealthyAsync("server", Limit);
            Assert.Equal("<p>Changed</p>", await client.GetStringAsync("/", Limit));
            Assert.Single(await _podman.ListAsync(Limit, "images", "-q", "--filter", _workspace.ImageFilter));

            await application.DisposeAsync();
            // On a busy machine the rest is removed in the background.
            await Eventually.IsTrueAsync(
                async () =>
                    (await _podman.ListAsync(Limit, "ps", "-aq", "--filter", run)).Length == 0
                    && (await _podman.ListAsync(Limit, "network", "ls", "-q", "--filter", run)).Length == 0,
                "the container and the network are removed"
            );
        }
        finally
        {
            await application.DisposeAsync();
            await _workspace.RemoveImagesAsync(_podman);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_tmpfs_is_empty_though_the_image_has_pipes_in_its_place()
    {
        var context = Path.Combine(_workspace.Root, "pipes");
        await ServerProgram.WriteContextAsync(context);
        // No build can copy a pipe out of its context, but out of an archive.
        await using (var archive = new TarWriter(File.Create(Path.Combine(context, "pipes.tar"))))
        {
            await archive.WriteEntryAsync(new PaxTarEntry(TarEntryType.Fifo, "tmp/clr-debug-pipe-1-in"), Limit);
        }
        _workspace.Write(
            "pipes/Dockerfile",
            "FROM scratch\nADD pipes.tar /\nCOPY server /\nENTRYPOINT [\"/server\", \"/tmp\", \"9000\"]\n"
        );
        var builder = _workspace.CreateBuilder("--ASPIRE_CONTAINER_RUNTIME=podman");
        builder
            .AddDockerfile("pipes", "pipes")
            .WithHttpEndpoint(targetPort: 9000)
            .WithContainerRuntimeArgs("--tmpfs=/tmp");
        var application = await _workspace.StartAsync(builder, Limit);
        try
        {
            await application.ResourceNotifications.WaitForResourceAsync("pipes", cancellationToken: Limit);
        }
        finally
        {
            await application.DisposeAsync();
            await _workspace.RemoveImagesAsync(_podman);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task A_failing_step_is_named_with_its_line_and_exit_code()
    {
        await ServerProgram.WriteContextAsync(Path.Combine(_workspace.Root, "failing"));
        _workspace.Write(
            "failing/Dockerfile",
            "FROM scratch\nCOPY server /\n\n# What the program says to too few arguments.\nRUN [\"/server\"]\n"
        );
        var builder = _workspace.CreateBuilder("--ASPIRE_CONTAINER_RUNTIME=podman");
        builder.AddDockerfile("failing", "failing");
        var application = await _workspace.StartAsync(builder, Limit);
        try
        {
            var ended = await application.WaitForEndAsync("failing", Limit);

            Assert.StartsWith(
                "The build of 'failing' failed (Dockerfile, line 5) with exit code 2, in step 3/",
                ended.FailureMessage,
                StringComparison.Ordinal
            );
            Assert.Contains("usage: server DIRECTORY PORT", ended.FailureMessage, StringComparison.Ordinal);
        }
        finally
        {
            await application.DisposeAsync();
            await _podman.RunAsync(Limit, "image", "prune", "-f", "--filter", _workspace.ImageFilter);
        }
    }
}
