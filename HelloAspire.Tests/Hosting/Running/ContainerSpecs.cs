using System.Diagnostics;
using System.Runtime.Versioning;
using HelloAspire.Hosting.Running;
using HelloAspire.Tests.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace HelloAspire.Tests.Hosting.Running;

/// <summary>How containers are run, wired and ended.</summary>
public sealed class ContainerSpecs : IAsyncDisposable
{
    private readonly Workspace _workspace = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact(Timeout = 120_000)]
    public async Task A_container_reaches_another_by_its_resources_name_and_is_told_what_it_needs()
    {
        var builder = _workspace.CreateBuilder();
        var server = await _workspace.AddServerAsync(builder, "server");
        var endpoint = server.GetEndpoint("http");
        var password = builder.AddParameter("password", "s3cret", secret: true);
        _workspace
            .AddScript(builder, "caller", "wget -qO- \"$SERVER_URL\"; echo \"$GREETING $1\"")
            .WithReference(endpoint)
            .WithEnvironment("SERVER_URL", endpoint)
            .WithEnvironment("GREETING", ReferenceExpression.Create($"{password} at {endpoint}"))
            .WithArgs("argument")
            .WaitFor(server);

        var application = await _workspace.StartAsync(builder, Limit);
        var ended = await application.WaitForEndAsync("caller", Limit);

        Assert.Equal(0, ended.ExitCode);
        var log = application.LogOf("caller");
        Assert.Contains("<p>Hello</p>", log[^1], StringComparison.Ordinal);
        Assert.EndsWith("s3cret at http://server:9000 argument", log[^1], StringComparison.Ordinal);
        Assert.True(ResourceEnvironment.IsSecret(application.Current("caller").Resource, "GREETING"));
        Assert.False(ResourceEnvironment.IsSecret(application.Current("caller").Resource, "SERVER_URL"));
        Assert.Equal(
            "http://server:9000",
            ended.EnvironmentVariables.Single(v => v.Name == "services__server__http__0").Value
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task A_container_waits_until_what_it_needs_is_healthy()
    {
        var builder = _workspace.CreateBuilder();
        var server = await _workspace.AddServerAsync(builder, "server");
        server.WithExplicitStart();
        (await _workspace.AddServerAsync(builder, "page")).WaitFor(server);

        // StartAsync would wait for the server, which waits for its command.
        await using var application = builder.Build();
        var starting = application.StartAsync(Limit);
        await application.ResourceNotifications.WaitForResourceAsync("page", KnownResourceStates.Waiting, Limit);
        await application.ResourceNotifications.WaitForResourceAsync("server", KnownResourceStates.NotStarted, Limit);

        await application.ExecuteAsync("server", KnownResourceCommands.StartCommand, Limit);

        await application.WaitForHealthyAsync("page", Limit);
        await starting;
    }

    [Fact(Timeout = 120_000)]
    public async Task A_container_does_not_start_when_what_it_needs_fails()
    {
        var builder = _workspace.CreateBuilder();
        var broken = _workspace.AddScript(builder, "broken", "exit 4");
        (await _workspace.AddServerAsync(builder, "page")).WaitFor(broken.WithHttpEndpoint().WithHttpHealthCheck());

        var application = await _workspace.StartAsync(builder, Limit);
        var ended = await application.WaitForEndAsync("page", Limit);

        Assert.Equal(KnownResourceStates.FailedToStart, ended.State?.Text);
        Assert.Contains(
            "Stopped waiting for resource 'broken' to become healthy because it ended with exit code 4.",
            ended.FailureMessage,
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task A_program_that_the_image_does_not_have_is_named()
    {
        _workspace.Write("typo/Dockerfile", "FROM scratch\nCOPY Dockerfile /\nENTRYPOINT [\"/srever\"]\n");
        var builder = _workspace.CreateBuilder();
        Workspace.AddDockerfile(builder, "typo");

        var application = await _workspace.StartAsync(builder, Limit);
        var ended = await application.WaitForEndAsync("typo", Limit);

        Assert.Equal(KnownResourceStates.FailedToStart, ended.State?.Text);
        Assert.StartsWith("The container of 'typo' cannot be started:", ended.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("/srever", ended.FailureMessage, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_container_that_uses_too_much_memory_is_said_to_have_done_so()
    {
        var builder = _workspace.CreateBuilder();
        _workspace
            .AddScript(builder, "hungry", "exec tail /dev/zero")
            .WithContainerRuntimeArgs("--memory=32m", "--memory-swap=32m");

        var application = await _workspace.StartAsync(builder, Limit);
        var ended = await application.WaitForEndAsync("hungry", Limit);

        Assert.Equal(137, ended.ExitCode);
        Assert.Contains("It was killed because it used more memory than its limit.", application.LogOf("hungry"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_container_that_somebody_removes_has_exited_and_its_log_says_so()
    {
        var builder = _workspace.CreateBuilder();
        await _workspace.AddServerAsync(builder, "server");
        var application = await _workspace.StartAsync(builder, Limit);
        await application.WaitForHealthyAsync("server", Limit);

        await EngineCli.Current.RunAsync(Limit, "rm", "-f", application.Current("server").ResourceId);

        var ended = await application.WaitForEndAsync("server", Limit);
        Assert.Equal(KnownResourceStates.Exited, ended.State?.Text);
        await application.ExecuteAsync("server", KnownResourceCommands.StartCommand, Limit);
        await application.WaitForHealthyAsync("server", Limit);
    }

    [Fact(Timeout = 120_000)]
    public async Task Variables_arrive_letter_for_letter()
    {
        const string Value = "two  spaces, \"quotes\", 'more', $HOME, `x`, \\, ü\nand a line";
        var builder = _workspace.CreateBuilder();
        _workspace
            .AddScript(builder, "caller", "printf '%s|%s' \"$VALUE\" \"$1\"")
            .WithEnvironment("VALUE", Value)
            .WithArgs(Value);

        var application = await _workspace.StartAsync(builder, Limit);
        await application.WaitForEndAsync("caller", Limit);

        var printed = string.Join('\n', application.LogOf("caller"));
        Assert.EndsWith($"{Value}|{Value}", printed, StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    [UnsupportedOSPlatform("windows")]
    public async Task An_engine_that_goes_away_is_told_from_a_container_that_ends()
    {
        // The engine's own client, until a file says that it has no engine to talk to.
        var gone = Path.Combine(_workspace.Root, "gone");
        _workspace.Write(
            "client",
            $"#!/bin/sh\n[ ! -e '{gone}' ] || {{ echo 'Cannot connect to the engine.' >&2; exit 1; }}\nexec {EngineCli.Current.Executable} \"$@\"\n"
        );
        var client = Path.Combine(_workspace.Root, "client");
        File.SetUnixFileMode(client, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var builder = _workspace.CreateBuilder($"--ASPIRE_CONTAINER_RUNTIME={client}");
        await _workspace.AddServerAsync(builder, "server");
        var application = await _workspace.StartAsync(builder, Limit);
        await application.WaitForHealthyAsync("server", Limit);

        _workspace.Write("gone", "");
        await EngineCli.Current.RunAsync(Limit, "kill", application.Current("server").ResourceId);

        await application.ResourceNotifications.WaitForResourceAsync(
            "server",
            KnownResourceStates.RuntimeUnhealthy,
            Limit
        );
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            application.WaitForHealthyAsync("server", Limit)
        );
        Assert.Contains("because the container engine does not answer", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Cannot connect to the engine.", failure.Message, StringComparison.Ordinal);

        File.Delete(gone);
        await application.ExecuteAsync("server", KnownResourceCommands.StartCommand, Limit);
        await application.WaitForHealthyAsync("server", Limit);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_container_that_does_not_hear_SIGTERM_is_killed_and_the_stop_does_not_hang()
    {
        var builder = _workspace.CreateBuilder();
        foreach (var name in (string[])["deaf-one", "deaf-two", "deaf-three"])
        {
            _workspace.AddScript(builder, name, "trap '' TERM INT; while :; do sleep 60; done");
        }
        var application = await _workspace.StartAsync(builder, Limit);
        var filter = Workspace.RunFilter(application);

        var watch = Stopwatch.StartNew();
        await application.DisposeAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await Eventually.IsTrueAsync(
            async () => (await EngineCli.Current.RunAsync(Limit, "ps", "-aq", "--filter", filter)).Length == 0,
            "all containers are removed"
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task The_last_lines_before_the_end_are_in_the_log()
    {
        const int Lines = 2000;
        var builder = _workspace.CreateBuilder();
        _workspace.AddScript(
            builder,
            "chatty",
            $"echo 'the beginning' >&2; seq -f 'line %g' {Lines}; echo 'the end' >&2; exit 5"
        );

        var application = await _workspace.StartAsync(builder, Limit);
        await application.WaitForEndAsync("chatty", Limit);

        var log = application.LogOf("chatty");
        Assert.Equal(
            Enumerable.Range(1, Lines).Select(i => $"line {i}"),
            log.Where(l => l.StartsWith("line ", StringComparison.Ordinal))
        );
        Assert.Equal(["the beginning", "the end"], log.Where(l => l.StartsWith("the ", StringComparison.Ordinal)));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_line_that_the_engine_keeps_in_parts_is_one_line_of_the_log()
    {
        const int Length = 40_000;
        var builder = _workspace.CreateBuilder();
        _workspace.AddScript(builder, "wordy", $"printf '%0{Length}d\\n' 0");

        var application = await _workspace.StartAsync(builder, Limit);
        await application.WaitForEndAsync("wordy", Limit);

        Assert.Contains(new string('0', Length), application.LogOf("wordy"));
    }

    [Fact(Timeout = 120_000)]
    public async Task Applications_side_by_side_do_not_see_each_other()
    {
        var applications = await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(async _ =>
                {
                    var builder = _workspace.CreateBuilder();
                    builder
                        .AddDockerfile("server", "server")
                        .WithHttpEndpoint(targetPort: ServerProgram.Port)
                        .WithHttpHealthCheck();
                    return builder;
                })
        );
        await ServerProgram.WriteContextAsync(Path.Combine(_workspace.Root, "server"));

        var running = new List<DistributedApplication>();
        foreach (var builder in applications)
        {
            running.Add(await _workspace.StartAsync(builder, Limit));
        }
        await Task.WhenAll(running.Select(a => a.WaitForHealthyAsync("server", Limit)));

        Assert.Equal(3, running.Select(a => a.GetEndpoint("server")).Distinct().Count());
        await running[0].DisposeAsync();
        foreach (var application in running[1..])
        {
            using var client = application.CreateHttpClient("server");
            Assert.Equal("<p>Hello</p>", await client.GetStringAsync("/", Limit));
        }
    }
}
