using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Running;

/// <summary>Each failure has a message that says which step, which line, which exit code.</summary>
public sealed class FailureSpecs : IAsyncDisposable
{
    private readonly Workspace _workspace = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact(Timeout = 120_000)]
    public async Task A_failing_step_is_named_with_its_line_its_exit_code_and_what_it_printed()
    {
        var message = await FailAsync(
            """
            ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble-aot

            # A comment.
            FROM ${SDK_IMAGE}
            RUN echo "main.c:$((40 + 2)): error" \
                # Another one.
                && exit 7
            """
        );

        Assert.StartsWith(
            "The build of 'failing' failed (Dockerfile, line 5) with exit code 7, in step 3/",
            message,
            StringComparison.Ordinal
        );
        Assert.Contains("RUN echo \"main.c:$((40 + 2)): error\" && exit 7.", message, StringComparison.Ordinal);
        Assert.Contains("  main.c:42: error", message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_syntax_error_is_named_with_its_line()
    {
        var message = await FailAsync("FROM scratch\n\n# A comment.\nCOPPY Dockerfile /\n");

        Assert.StartsWith("The build of 'failing' failed (Dockerfile, line 4)", message, StringComparison.Ordinal);
        Assert.Contains("COPPY", message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_file_that_is_not_in_the_context_is_named_with_its_line()
    {
        var message = await FailAsync("FROM scratch\n\nCOPY missing.txt /\n");

        Assert.StartsWith("The build of 'failing' failed (Dockerfile, line 3)", message, StringComparison.Ordinal);
        Assert.Contains("missing.txt", message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_base_image_that_cannot_be_had_is_named_with_its_line()
    {
        var message = await FailAsync("FROM localhost:1/no/such:image\nCOPY Dockerfile /\n");

        Assert.StartsWith("The build of 'failing' failed (Dockerfile, line 1)", message, StringComparison.Ordinal);
        Assert.Contains("localhost:1/no/such:image", message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_missing_Dockerfile_is_named_with_its_path()
    {
        _workspace.Write("failing/README.md", "");
        var builder = _workspace.CreateBuilder();
        builder.AddDockerfile("failing", "failing");

        var application = await _workspace.StartAsync(builder, Limit);

        Assert.StartsWith(
            $"The Dockerfile of 'failing' does not exist: {_workspace.Root}/failing/Dockerfile.",
            (await application.WaitForEndAsync("failing", Limit)).FailureMessage,
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task Waiting_for_a_container_that_ended_tells_its_code_its_health_and_its_last_lines()
    {
        var builder = _workspace.CreateBuilder();
        _workspace
            .AddScript(builder, "ending", "seq -f 'start-up line %g' 30; exit 3")
            .WithHttpEndpoint(targetPort: 80)
            .WithHttpHealthCheck("/health");
        var application = await _workspace.StartAsync(builder, Limit);

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            application.WaitForHealthyAsync("ending", Limit)
        );

        var lines = failure.Message.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Equal(
            "Stopped waiting for resource 'ending' to become healthy because it ended with exit code 3.",
            lines[0]
        );
        Assert.StartsWith("Health check ending_http_/health_200_check: ", lines[1], StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(11, 20).Select(i => $"start-up line {i}"),
            lines[3..].Select(l => l.Split(' ', 2)[1])
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task A_health_check_that_never_turns_says_what_it_was_answered()
    {
        var builder = _workspace.CreateBuilder();
        await ServerProgram.WriteContextAsync(Path.Combine(_workspace.Root, "lost"));
        builder
            .AddDockerfile("lost", "lost")
            .WithHttpEndpoint(targetPort: ServerProgram.Port)
            .WithHttpHealthCheck("/health");
        var application = await _workspace.StartAsync(builder, Limit);

        var red = await application.ResourceNotifications.WaitForResourceAsync(
            "lost",
            // Before it listens, it does not answer at all.
            e =>
                e.Snapshot.HealthReports.Any(r =>
                    r.Description?.Contains("answered", StringComparison.Ordinal) == true
                ),
            Limit
        );

        var report = Assert.Single(red.Snapshot.HealthReports);
        Assert.Equal($"{application.GetEndpoint("lost")}health answered 404 instead of 200.", report.Description);
        Assert.NotNull(report.LastRunAt);
        Assert.Equal(KnownResourceStates.Running, red.Snapshot.State?.Text);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_failed_can_be_mended_and_started_again()
    {
        _workspace.Write("mended/Dockerfile", "FROM scratch\nCOPPY . /\n");
        var builder = _workspace.CreateBuilder();
        builder.AddDockerfile("mended", "mended");
        var application = await _workspace.StartAsync(builder, Limit);
        await application.WaitForEndAsync("mended", Limit);

        Directory.Delete(Path.Combine(_workspace.Root, "mended"), recursive: true);
        await ServerProgram.WriteContextAsync(Path.Combine(_workspace.Root, "mended"));
        await application.ExecuteAsync("mended", KnownResourceCommands.StartCommand, Limit);

        var running = await application.WaitForHealthyAsync("mended", Limit);
        Assert.Null(running.Snapshot.FailureMessage);
    }

    /// <summary>Starts an application with a Dockerfile that cannot be built; returns why.</summary>
    private async Task<string> FailAsync(string dockerfile)
    {
        _workspace.Write("failing/Dockerfile", dockerfile);
        var builder = _workspace.CreateBuilder();
        Workspace.AddDockerfile(builder, "failing");

        var application = await _workspace.StartAsync(builder, Limit);
        var ended = await application.WaitForEndAsync("failing", Limit);

        Assert.Equal(KnownResourceStates.FailedToStart, ended.State?.Text);
        Assert.Contains(
            application.LogOf("failing"),
            l => ended.FailureMessage!.StartsWith(l, StringComparison.Ordinal)
        );
        return ended.FailureMessage!;
    }
}
