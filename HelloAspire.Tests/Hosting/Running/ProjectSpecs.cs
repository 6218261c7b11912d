using System.Diagnostics;
using System.Globalization;

namespace HelloAspire.Tests.Hosting.Running;

/// <summary>.NET projects run as processes of this machine.</summary>
public sealed class ProjectSpecs : IAsyncDisposable
{
    private static readonly string Clock = Repository.PathTo(
        "HelloAspire.Tests",
        "Hosting",
        "Projects",
        "Clock",
        "Clock.csproj"
    );

    private readonly Workspace _workspace = new();

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _workspace.DisposeAsync();

    [Fact(Timeout = 120_000)]
    public async Task A_project_listens_on_its_endpoint_and_has_its_variables()
    {
        var application = await StartClockAsync(clock => clock.WithEnvironment("COLOUR", "blue"));
        using var client = application.CreateHttpClient("clock");

        Assert.NotEmpty(await client.GetStringAsync("/", Limit));
        Assert.Equal("blue", await VariableAsync("COLOUR"));
        Assert.Equal("clock", await VariableAsync("OTEL_SERVICE_NAME"));
        Assert.StartsWith(
            "service.instance.id=",
            await VariableAsync("OTEL_RESOURCE_ATTRIBUTES"),
            StringComparison.Ordinal
        );
        Assert.Equal("http://localhost:4317", (await VariableAsync("OTEL_EXPORTER_OTLP_ENDPOINT")).TrimEnd('/'));
        Assert.Equal("in_memory", await VariableAsync("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"));
        Assert.Equal(client.BaseAddress, new Uri(await VariableAsync("ASPNETCORE_URLS")));

        Task<string> VariableAsync(string name) => client.GetStringAsync($"/environment/{name}", Limit);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_project_ends_by_itself_when_it_is_asked_to_and_can_be_started_again()
    {
        var application = await StartClockAsync();
        var before = await ProcessIdAsync(application);

        await application.ExecuteAsync("clock", KnownResourceCommands.StopCommand, Limit);

        var stopped = application.Current("clock").Snapshot;
        Assert.Equal((KnownResourceStates.Finished, 0), (stopped.State?.Text, stopped.ExitCode));
        Assert.Contains(application.LogOf("clock"), l => l.Contains("shutting down", StringComparison.Ordinal));
        // Not SIGINT: an app host in the background of a script ignores that, and so do its children.
        Assert.Contains("Heard SIGTERM", application.LogOf("clock"));

        await application.ExecuteAsync("clock", KnownResourceCommands.StartCommand, Limit);
        await application.WaitForHealthyAsync("clock", Limit);
        Assert.NotEqual(before, await ProcessIdAsync(application));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_project_that_does_not_hear_is_killed()
    {
        var application = await StartClockAsync(clock => clock.WithArgs("deaf"));
        var watch = Stopwatch.StartNew();

        await application.ExecuteAsync("clock", KnownResourceCommands.StopCommand, Limit);

        Assert.Equal(128 + 9, application.Current("clock").Snapshot.ExitCode);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_project_that_ends_has_finished_with_its_code_and_its_log_is_kept()
    {
        var builder = _workspace.CreateBuilder();
        builder.AddProject("clock", Clock).WithArgs("exit", "3");

        var application = await _workspace.StartAsync(builder, Limit);
        var ended = await application.WaitForEndAsync("clock", Limit);

        Assert.Equal((KnownResourceStates.Finished, 3), (ended.State?.Text, ended.ExitCode));
        Assert.Contains("Leaving with 3", application.LogOf("clock"));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_rebuild_builds_the_project_and_starts_it_again()
    {
        var application = await StartClockAsync();
        var before = await ProcessIdAsync(application);

        await application.ExecuteAsync("clock", KnownResourceCommands.RebuildCommand, Limit);

        await application.WaitForHealthyAsync("clock", Limit);
        Assert.NotEqual(before, await ProcessIdAsync(application));
        Assert.Contains(application.LogOf("clock"), l => l.Contains("Build succeeded", StringComparison.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_project_ends_with_the_application()
    {
        var application = await StartClockAsync();
        using var process = Process.GetProcessById(await ProcessIdAsync(application));

        await application.DisposeAsync();

        await process.WaitForExitAsync(Limit);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_project_that_is_not_there_is_named_with_its_path()
    {
        var builder = _workspace.CreateBuilder();
        builder.AddProject("clock", "no/such.csproj");

        var application = await _workspace.StartAsync(builder, Limit);
        var ended = await application.WaitForEndAsync("clock", Limit);

        Assert.Equal(
            $"The project of 'clock' does not exist: {_workspace.Root}/no/such.csproj. Correct the path; it is relative to the app host's directory.",
            ended.FailureMessage
        );
    }

    [Fact(Timeout = 120_000)]
    public async Task A_project_that_cannot_be_built_fails_to_start_and_its_log_says_why()
    {
        _workspace.Write("broken/global.json", "{}");
        _workspace.Write(
            "broken/broken.csproj",
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>"
        );
        _workspace.Write("broken/Program.cs", "not C#;");
        var builder = _workspace.CreateBuilder();
        builder.AddProject("broken", "broken");

        var application = await _workspace.StartAsync(builder, Limit);
        var ended = await application.WaitForEndAsync("broken", Limit);

        Assert.Equal(KnownResourceStates.FailedToStart, ended.State?.Text);
        Assert.Equal("The build of 'broken' failed with exit code 1; its log above says why.", ended.FailureMessage);
        Assert.Contains(application.LogOf("broken"), l => l.Contains("Program.cs(1,", StringComparison.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public async Task A_project_starts_once_the_containers_do()
    {
        var builder = _workspace.CreateBuilder();
        builder.AddProject("clock", Clock).WithHttpEndpoint().WithHttpHealthCheck("/");
        await _workspace.AddServerAsync(builder, "server");
        var application = builder.Build();
        var changes = application.ResourceNotifications.WatchAsync(Limit).GetAsyncEnumerator(Limit);
        await using var _ = changes;

        var starting = application.StartAsync(Limit);
        var seen = new List<(string Resource, string? State)>();
        while (seen.Count == 0 || seen[^1] != ("clock", KnownResourceStates.Running))
        {
            Assert.True(await changes.MoveNextAsync());
            seen.Add((changes.Current.Resource.Name, changes.Current.Snapshot.State?.Text));
        }
        await starting;

        Assert.True(seen.IndexOf(("server", KnownResourceStates.Building)) < seen.IndexOf(("clock", "Starting")));
        await application.DisposeAsync();
    }

    private async Task<DistributedApplication> StartClockAsync(Action<IResourceBuilder<ProjectResource>>? say = null)
    {
        var builder = _workspace.CreateBuilder();
        var clock = builder.AddProject("clock", Clock).WithHttpEndpoint().WithHttpHealthCheck("/");
        say?.Invoke(clock);
        var application = await _workspace.StartAsync(builder, Limit);
        await application.WaitForHealthyAsync("clock", Limit);
        return application;
    }

    private static async Task<int> ProcessIdAsync(DistributedApplication application)
    {
        using var client = application.CreateHttpClient("clock");
        return int.Parse(await client.GetStringAsync("/process", Limit), CultureInfo.InvariantCulture);
    }
}
