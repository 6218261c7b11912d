using System.Diagnostics;
using HelloAspire.AppHost;
using HelloAspire.Tests.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.Tests.Hosting.Testing;

/// <summary>The app host's own entry point, run in the hands of a test.</summary>
public sealed class TestingBuilderSpecs
{
    private static readonly string[] Variant =
    [
        "--Hello:Enabled=false",
        .. new TestVariant("tested", "static-files").ToArguments(0),
    ];

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact(Timeout = 30_000)]
    [Trait("Category", "Model")]
    public async Task It_composes_what_the_app_host_composes()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Variant>(Limit);

        Assert.Equal(
            ["multi-stage", "single-stage"],
            builder.Resources.OfType<ContainerResource>().Select(r => r.Name)
        );
        Assert.Equal(Repository.PathTo("HelloAspire.AppHost"), builder.AppHostDirectory);
        Assert.True(builder.Environment.IsDevelopment());
        Assert.True(builder.ExecutionContext.IsRunMode);
        Assert.Equal("true", builder.Configuration["ASPIRE_ALLOW_UNSECURED_TRANSPORT"]);
        Assert.Equal("true", builder.Configuration["DcpPublisher:RandomizePorts"]);
    }

    [Fact(Timeout = 30_000)]
    [Trait("Category", "Model")]
    public async Task Arguments_go_before_all_other_settings()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Variant>(
            [.. Variant, "--DcpPublisher:RandomizePorts=false", "--Ports:MultiStage=7000"],
            Limit
        );

        Assert.Equal(["tested"], builder.Resources.OfType<ContainerResource>().Select(r => r.Name));
        Assert.Equal("false", builder.Configuration["DcpPublisher:RandomizePorts"]);
        Assert.Equal("7000", builder.Configuration["Ports:MultiStage"]);
    }

    [Fact(Timeout = 30_000)]
    [Trait("Category", "Model")]
    public async Task Many_can_be_composed_side_by_side()
    {
        var builders = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    DistributedApplicationTestingBuilder.CreateAsync<Variant>(
                        ["--Hello:Enabled=false", .. new TestVariant($"tested{i}", "static-files").ToArguments(0)],
                        Limit
                    )
                )
        );

        foreach (var (i, builder) in builders.Index())
        {
            Assert.Equal($"tested{i}", builder.Resources.OfType<ContainerResource>().Single().Name);
            await builder.DisposeAsync();
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_test_may_say_more_before_it_builds()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Variant>(Variant, Limit);
        var tested = builder.CreateResourceBuilder(builder.Resources.OfType<ContainerResource>().Single());
        tested.WithEnvironment("COLOUR", "blue").WithExplicitStart();

        await using var application = await builder.BuildAsync(Limit);
        await application.StartAsync(Limit);

        Assert.Equal(KnownResourceStates.NotStarted, application.Current("tested").Snapshot.State?.Text);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_resources_print_goes_to_the_tests_logger()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Variant>(Variant, Limit);
        var log = new CapturedLog();
        builder.Services.AddLogging(logging => logging.ClearProviders().AddProvider(log));

        string? image;
        await using (var application = await builder.BuildAsync(Limit))
        {
            await application.StartAsync(Limit);
            await application.WaitForHealthyAsync("tested", Limit);
            Assert.True(application.Current("tested").Resource.TryGetContainerImageName(out image));
        }
        await EngineCli.Current.RunAsync(Limit, "rmi", image);

        Assert.Contains(
            log.Lines,
            l => l.Category == "HelloAspire.AppHost.Resources.tested" && l.Text.Contains("Z ", StringComparison.Ordinal)
        );
    }

    [Fact(Timeout = 30_000)]
    [Trait("Category", "Model")]
    public async Task A_test_that_gives_up_is_not_held()
    {
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            DistributedApplicationTestingBuilder.CreateAsync<Variant>(Variant, given.Token)
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task An_application_that_is_still_building_can_be_disposed_of()
    {
        await using var workspace = new Workspace();
        var builder = workspace.CreateBuilder();
        workspace.Write(
            "slow/Dockerfile",
            "ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble-aot\nFROM ${SDK_IMAGE}\nRUN sleep 600\n"
        );
        Workspace.AddDockerfile(builder, "slow");
        var application = builder.Build();
        var notifications = application.ResourceNotifications;
        var starting = application.StartAsync(Limit);
        await notifications.WaitForResourceAsync(
            "slow",
            e => e.Snapshot.BuildStep?.Instruction.StartsWith("RUN", StringComparison.Ordinal) == true,
            Limit
        );

        var watch = Stopwatch.StartNew();
        await application.DisposeAsync();

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        await starting;
        Assert.True(notifications.TryGetCurrentState("slow", out var slow));
        Assert.Equal(KnownResourceStates.Exited, slow.Snapshot.State?.Text);
    }
}
