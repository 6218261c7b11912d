using System.Text.RegularExpressions;
using HelloAspire.AppHost;
using Microsoft.Extensions.DependencyInjection;

namespace HelloAspire.Tests.Distributed;

/// <summary>The app host's own application, started for a test; leaves nothing of its own behind.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    /// <summary>A bound on hanging, not a measurement: the machine may be busy.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<TestVariant> _variants;

    private TestApp(DistributedApplication application, IReadOnlyList<TestVariant> variants) =>
        (Application, _variants) = (application, variants);

    public DistributedApplication Application { get; }

    /// <summary>Starts the hello service's two containers and those of further variants, and waits for the two's health.</summary>
    public static Task<TestApp> StartWithHelloAsync(
        CancellationToken cancellationToken,
        params TestVariant[] variants
    ) => StartWithHelloAsync([], variants, cancellationToken);

    /// <summary>Starts all that the app host has: the two containers and the comparison, with budgets.</summary>
    public static Task<TestApp> StartWithComparisonAsync(CancellationToken cancellationToken) =>
        StartWithHelloAsync(
            ["--Comparison:Enabled=true", $"--Comparison:FailOn={HelloApp.Budgets}"],
            [],
            cancellationToken
        );

    private static Task<TestApp> StartWithHelloAsync(
        string[] arguments,
        TestVariant[] variants,
        CancellationToken cancellationToken
    ) =>
        HelloBuild.AloneAsync(
            async () =>
            {
                var app = await StartAsync(arguments, variants, cancellationToken);
                return await app.OrDisposedAsync(() =>
                    Task.WhenAll(
                        app.WaitForHealthyAsync(HelloApp.MultiStage, cancellationToken),
                        app.WaitForHealthyAsync(HelloApp.SingleStage, cancellationToken)
                    )
                );
            },
            cancellationToken
        );

    /// <summary>Starts variants alone.</summary>
    public static Task<TestApp> StartAsync(CancellationToken cancellationToken, params TestVariant[] variants) =>
        StartAsync(["--Hello:Enabled=false"], variants, cancellationToken);

    /// <summary>Starts variants alone, and waits for their health.</summary>
    public static async Task<TestApp> StartHealthyAsync(
        CancellationToken cancellationToken,
        params TestVariant[] variants
    )
    {
        var app = await StartAsync(cancellationToken, variants);
        return await app.OrDisposedAsync(() =>
            Task.WhenAll(variants.Select(v => app.WaitForHealthyAsync(v.Name, cancellationToken)))
        );
    }

    /// <summary>Returns the name of a resource's container, which is its instance's ID.</summary>
    public string ContainerOf(string resource) => Current(resource).ResourceId;

    /// <summary>Returns the name and tag of the image that a resource's container runs.</summary>
    public string ImageOf(string resource) =>
        Current(resource).Resource.TryGetContainerImageName(out var image)
            ? image
            : throw new InvalidOperationException($"'{resource}' has no image.");

    /// <summary>Returns the value of one of a resource's properties, or null where it has none of that name.</summary>
    public string? PropertyOf(string resource, string property) =>
        Current(resource).Snapshot.Properties.FirstOrDefault(p => p.Name == property)?.Value?.ToString();

    /// <summary>Runs one of a resource's commands, and fails where it does.</summary>
    public async Task<ExecuteCommandResult> ExecuteAsync(
        string resource,
        string command,
        CancellationToken cancellationToken
    )
    {
        var result = await Application.ResourceCommands.ExecuteCommandAsync(resource, command, cancellationToken);
        Assert.True(result.Success, result.Message);
        return result;
    }

    public ResourceEvent Current(string resource) =>
        Application.ResourceNotifications.TryGetCurrentState(resource, out var current)
            ? current
            : throw new InvalidOperationException($"Nothing is known of '{resource}'.");

    public Task<ResourceEvent> WaitForHealthyAsync(string resource, CancellationToken cancellationToken) =>
        Application.WaitForHealthyOrFailureAsync(resource, cancellationToken);

    /// <summary>Waits until a resource is so; fails after two minutes with what it is instead.</summary>
    public async Task<ResourceEvent> WaitForAsync(
        string resource,
        Func<CustomResourceSnapshot, bool> condition,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            return await Application.ResourceNotifications.WaitForResourceAsync(
                resource,
                e => condition(e.Snapshot),
                limit.Token
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var snapshot = Current(resource).Snapshot;
            var reports = snapshot.HealthReports.Select(r => $"{r.Status} {r.Description} {r.LastRunAt:T}");
            Assert.Fail(
                $"'{resource}' is {snapshot.State?.Text}, {snapshot.HealthStatus}, exit code {snapshot.ExitCode}; "
                    + $"health: {string.Join("; ", reports)}."
            );
            throw;
        }
    }

    /// <summary>Reads a resource's log until a regular expression matches; fails with what it read after a minute.</summary>
    public async Task ReadLogUntilAsync(string resource, string pattern)
    {
        var logs = Application.Services.GetRequiredService<ResourceLoggerService>();
        var log = "";
        await Eventually.IsTrueAsync(
            async () =>
            {
                // Read anew each time: under load, Aspire's WatchAsync may miss what came as the container ended.
                log = string.Join(
                    '\n',
                    await logs.ReadAsync(Current(resource).Resource, TestContext.Current.CancellationToken)
                );
                return Regex.IsMatch(log, pattern);
            },
            () => $"the log of '{resource}' holds '{pattern}':\n{log}"
        );
    }

    public async ValueTask DisposeAsync()
    {
        var images = _variants.Where(v => !v.ImageStays && IsKnown(v.Name)).Select(v => ImageOf(v.Name)).ToList();
        await Application.DisposeAsync().AsTask().WaitAsync(StopLimit);

        // The images of the hello service stay: they are those of the next run.
        foreach (var image in images)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await EngineCli.Current.TryRunAsync(limit.Token, "rmi", "-f", image);
        }
    }

    private static async Task<TestApp> StartAsync(
        string[] arguments,
        TestVariant[] variants,
        CancellationToken cancellationToken
    )
    {
        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Variant>(
            ["--Comparison:Enabled=false", .. arguments, .. variants.SelectMany((v, index) => v.ToArguments(index))],
            cancellationToken
        );
        var app = new TestApp(await builder.BuildAsync(cancellationToken), variants);
        return await app.OrDisposedAsync(() => app.Application.StartAsync(cancellationToken));
    }

    /// <summary>Disposes of what has been started where the rest of the start fails.</summary>
    private async Task<TestApp> OrDisposedAsync(Func<Task> start)
    {
        try
        {
            await start();
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private bool IsKnown(string resource) => Application.ResourceNotifications.TryGetCurrentState(resource, out _);
}
