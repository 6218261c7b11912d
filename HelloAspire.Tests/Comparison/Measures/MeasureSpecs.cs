using System.Net;
using System.Net.Sockets;
using HelloAspire.Comparison;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Builds;
using HelloAspire.Comparison.Measures.Containers;
using HelloAspire.Comparison.Measures.Load;
using HelloAspire.Comparison.Measures.Parity;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Comparison.Measures;

[Collection(TestImagesCollection.Name)]
public sealed class MeasureSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task I_see_a_difference_in_the_answers_as_a_diff()
    {
        var measured = await Measure(new ParityMeasure(), TestImages.Small, TestImages.Large);

        var parity = measured.Parity!;
        Assert.False(parity.Same);
        Assert.Equal("fresh", parity.Target);
        var page = parity.Requests.First(request => request.Request == "GET /");
        var difference = Assert.Single(page.Differences);
        Assert.Equal("large", difference.Variant);
        Assert.Contains(difference.Lines, line => line is { Side: DiffSide.Right, Text: "<p>Another page.</p>" });
        Assert.Contains(
            difference.Lines,
            line => line.Side == DiffSide.Left && line.Text.Contains("<p>", StringComparison.Ordinal)
        );
        Assert.Contains(difference.Lines, line => line is { Side: DiffSide.Both, Text: "HTTP 200" });
        Assert.True(parity.Requests.Single(request => request.Request == "HEAD /").Same);
        Assert.Equal(404, parity.Requests.Single(request => request.Request == "GET /no-such-page").Status);
    }

    [Fact]
    public async Task I_see_that_the_same_image_answers_alike_under_two_names()
    {
        var twin = TestImages.Small with { Name = "twin" };

        var measured = await Measure(new ParityMeasure(), TestImages.Small, twin);

        Assert.True(measured.Parity!.Same);
    }

    [Fact]
    public async Task I_learn_how_long_fresh_containers_take_to_answer()
    {
        var measured = await Measure(new StartupMeasure(), TestImages.Small, TestImages.Large);

        Assert.Equal(["small", "large"], measured.Startup!.Variants.Select(variant => variant.Name));
        foreach (var variant in measured.Startup.Variants)
        {
            Assert.Equal(2, variant.Total.Count);
            Assert.Equal(2, variant.SamplesMs.Count);
            Assert.InRange(variant.Total.Median, 1, 60_000);
            Assert.InRange(variant.Program.Median, 0, variant.Total.Max);
        }
    }

    [Fact]
    public async Task I_learn_that_a_container_had_to_be_killed()
    {
        // The first process of a container ignores a signal that it has no handler for.
        var run = TestImages.Run(TestImages.Small, TestImages.Large);
        var deaf = run with { Options = run.Options with { RunArguments = ["--stop-signal=SIGUSR1"] } };

        var polite = await MeasureRunner.Run(run, [new ShutdownMeasure()], cancellationToken: Token);
        var measured = await MeasureRunner.Run(
            deaf with
            {
                Variants = [TestImages.Small],
            },
            [new ShutdownMeasure()],
            cancellationToken: Token
        );

        Assert.All(polite.Shutdown!.Variants, variant => Assert.Equal([0], variant.ExitCodes));
        Assert.All(polite.Shutdown!.Variants, variant => Assert.Equal(0, variant.Killed));
        var killed = Assert.Single(measured.Shutdown!.Variants);
        Assert.Equal(1, killed.Killed);
        Assert.Equal([137], killed.ExitCodes);
        Assert.True(killed.Total.Median > 9_000, $"{killed.Total.Median} ms");
    }

    [Fact]
    public async Task I_get_memory_cpu_latency_and_throughput_under_a_bounded_load()
    {
        var samples = new System.Collections.Concurrent.ConcurrentBag<LiveSample>();
        var run = TestImages.Run(TestImages.Small, TestImages.Large) with { OnSample = samples.Add };

        var measured = await MeasureRunner.Run(run, [new LoadMeasure()], cancellationToken: Token);

        var conditions = measured.Conditions["load"];
        Assert.InRange(conditions.At, conditions.Run, DateTimeOffset.UtcNow);
        Assert.InRange(conditions.Seconds, 2, 120);
        Assert.InRange(conditions.Machine.Cores, 1, 10_000);
        Assert.Matches("^(Docker|Podman) [0-9]", conditions.Machine.Engine);
        Assert.Equal("2 rounds on fresh containers, 1 s each with 2 connections", conditions.Settings);
        Assert.Contains("--memory=256m", conditions.RunArguments);
        foreach (var variant in measured.Throughput!.Variants)
        {
            Assert.Equal(run.Options.Load.Rounds, variant.Rounds!.Count);
            Assert.InRange(variant.RequestsPerSecond, variant.Rounds.Interval.Low, variant.Rounds.Interval.High);
            Assert.InRange(variant.Requests, 1, run.Options.Load.MaxRequests);
            Assert.Equal(0, variant.Errors);
            Assert.True(variant.RequestsPerSecond > 0);
        }
        Assert.All(
            measured.Latency!.Variants,
            v => Assert.True(v.Latency.Median <= v.Latency.P95 && v.Latency.P95 <= v.Latency.P99)
        );
        Assert.All(measured.Memory!.Variants, v => Assert.InRange(v.Idle, 10_000, v.Peak));
        Assert.Contains(samples, sample => sample.Memory > 0);
    }

    [Theory]
    [InlineData("--env=GROWS=", "exit code 7, not out of memory")]
    [InlineData("--env=GROWS=1", "exit code 137 (signal 9), out of memory")]
    public async Task A_container_that_dies_under_load_is_reported_with_its_end_and_its_last_lines(
        string behaviour,
        string end
    )
    {
        var run = TestImages.Run(TestImages.Mortal);
        var dying = run with
        {
            Options = run.Options with
            {
                RunArguments = [behaviour, "--memory=24m", "--memory-swap=24m"],
                Load = run.Options.Load with { SliceSeconds = 15, Rounds = 1, MaxRequests = 1_000_000 },
            },
        };

        var failure = await Assert.ThrowsAsync<UserErrorException>(() =>
            MeasureRunner.Run(dying, [new LoadMeasure()], cancellationToken: Token)
        );

        Assert.Contains($"'mortal' ended under load: {end}.", failure.Message, StringComparison.Ordinal);
        var lines = failure.Message.Split("Its last lines:\n")[1];
        Assert.Contains("the end is near", lines, StringComparison.Ordinal);
        Assert.Empty(await TestImages.MeasuredContainers(TestImages.Mortal));
    }

    [Fact]
    public async Task I_learn_how_long_a_build_takes_and_find_no_image_of_it_afterwards()
    {
        var measured = await Measure(new BuildMeasure(), TestImages.Small, TestImages.Large);

        Assert.All(measured.Build!.Variants, variant => Assert.True(variant.ColdMs > variant.Warm.Median));
        Assert.Equal("", await EngineCli.Current.RunAsync(Token, "image", "ls", "--quiet", "hello-compare-build"));
    }

    [Fact]
    public async Task I_can_cancel_and_nothing_is_left()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var run = TestImages.Run(TestImages.Small, TestImages.Large);

        var measuring = MeasureRunner.Run(run, [new LoadMeasure()], cancellationToken: cancel.Token);
        await Eventually(async () => (await TestImages.MeasuredContainers(TestImages.Small)).Length > 0);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => measuring);
        Assert.Empty(await TestImages.MeasuredContainers(TestImages.Small));
    }

    [Fact]
    public async Task What_a_killed_process_left_behind_is_removed_at_the_next_run()
    {
        await EngineCli.Current.RunAsync(
            Token,
            Create(process: int.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        var mine = await EngineCli.Current.RunAsync(
            Token,
            Create(process: Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), Start())
        );

        await MeasureRunner.Run(TestImages.Run(TestImages.Large), [], cancellationToken: Token);

        var left = Assert.Single(await TestImages.MeasuredContainers(TestImages.Large));
        Assert.StartsWith(left, mine, StringComparison.Ordinal);
        await EngineCli.Current.RunAsync(Token, "container", "rm", mine);
    }

    [Fact]
    public async Task A_container_that_ends_at_once_is_reported_with_its_last_lines()
    {
        var run = TestImages.Run(TestImages.Small);
        // Without its arguments the server prints how to use it, and ends.
        var wrong = run with
        {
            Options = run.Options with { RunArguments = ["--entrypoint=/usr/local/bin/server"] },
        };

        var failure = await Assert.ThrowsAsync<UserErrorException>(() =>
            MeasureRunner.Run(wrong, [new StartupMeasure()], cancellationToken: Token)
        );

        Assert.Contains(
            "'small' ended before its first healthy response: exit code 2",
            failure.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("usage: server", failure.Message, StringComparison.Ordinal);
        Assert.Empty(await TestImages.MeasuredContainers(TestImages.Small));
    }

    [Fact]
    public async Task A_port_that_is_taken_before_the_start_is_given_up_for_another()
    {
        var run = TestImages.Run(TestImages.Small);
        await using var container = await run.Create(run.Variants[0], Token);
        using var other = new TcpListener(IPAddress.Loopback, container.Url.Port);
        other.Start();

        await container.Start(Token);

        Assert.NotEqual(((IPEndPoint)other.LocalEndpoint).Port, container.Url.Port);
    }

    private static async Task<Measurements> Measure(
        IMeasure measure,
        params HelloAspire.Comparison.Measures.ImageVariant[] variants
    )
    {
        var steps = new Steps();
        var measured = await MeasureRunner.Run(
            TestImages.Run(variants),
            [measure],
            progress: steps,
            cancellationToken: Token
        );

        Assert.NotEmpty(steps.All);
        Assert.All(steps.All, step => Assert.InRange(step.Done, 0, 1));
        Assert.All(steps.All, step => Assert.True(step.TimeLeft >= TimeSpan.Zero));
        foreach (var variant in variants)
        {
            Assert.Empty(await TestImages.MeasuredContainers(variant));
        }
        return measured;
    }

    private static string[] Create(string process, string start = "1") =>
        [
            "container",
            "create",
            "--label",
            $"dev.hello-aspire.measure={Environment.MachineName}",
            "--label",
            $"dev.hello-aspire.measure.pid={process}",
            "--label",
            $"dev.hello-aspire.measure.start={start}",
            TestImages.Large.Image.Text,
        ];

    private static string Start() => CreatorLabels.Own[1].Split('=')[1];

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            await Task.Delay(50, limit.Token);
        }
    }

    private sealed class Steps : IProgress<MeasureProgress>
    {
        public System.Collections.Concurrent.ConcurrentQueue<MeasureProgress> All { get; } = new();

        public void Report(MeasureProgress value) => All.Enqueue(value);
    }
}
