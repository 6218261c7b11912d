using System.Globalization;
using HelloAspire.Tests.Distributed.Engines;

namespace HelloAspire.Tests.Distributed.Publishing.Swarm;

/// <summary>What the published file promises of a Swarm, on a Swarm of one node.</summary>
public sealed class SwarmSpecs(RunningStack running) : IClassFixture<RunningStack>
{
    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [PrivateEngineFact(Timeout = 300_000)]
    public async Task Three_tasks_of_each_service_run_and_answer()
    {
        var stack = await running.StartedAsync();
        using var client = new HttpClient();
        foreach (var service in (string[])[HelloApp.MultiStage, HelloApp.SingleStage])
        {
            var tasks = await stack.AreRunningAsync(service);
            Assert.Equal(SwarmStack.Replicas, tasks.Select(task => task.Port).Distinct().Count());
            foreach (var task in tasks)
            {
                var url = new Uri($"http://{stack.Engine.Address}:{task.Port}/");
                Assert.Equal("Hello, World from ASP.NET Core!", await client.GetStringAsync(url, Limit));
                var container = await stack.Engine.Cli.InspectAsync(task.Container, Limit);
                var host = container.GetProperty("HostConfig");
                Assert.True(host.GetProperty("ReadonlyRootfs").GetBoolean());
                Assert.Equal("ALL", Assert.Single(host.GetProperty("CapDrop").EnumerateArray()).GetString());
                Assert.Equal(256 << 20, host.GetProperty("Memory").GetInt64());
                Assert.Equal(128, host.GetProperty("PidsLimit").GetInt64());
            }
        }
    }

    [PrivateEngineFact(Timeout = 300_000)]
    public async Task A_task_that_is_killed_is_replaced_and_loses_what_was_in_flight_on_it_at_most()
    {
        var stack = await running.StartedAsync();
        await using var load = await LoadOnTasks.StartAsync(stack, HelloApp.MultiStage);
        await load.MoreAsync(200);
        var killed = (await stack.AreRunningAsync(HelloApp.MultiStage))[0];

        await stack.Engine.Cli.RunAsync(Limit, "kill", killed.Container);
        var took = new Took();

        await Eventually.IsTrueAsync(
            async () =>
                await stack.TasksAsync(HelloApp.MultiStage, Limit) is { Count: SwarmStack.Replicas } tasks
                && tasks.All(task => task.Id != killed.Id),
            "another task has taken its place"
        );
        took.Tell("replaced");
        await load.MoreAsync(200);
        await load.StopAsync();

        var container = await stack.Engine.Cli.InspectAsync(killed.Container, Limit);
        var end = container.GetProperty("State").GetProperty("FinishedAt").GetDateTimeOffset();
        Tell($"{load.Requests.Count} requests, {load.Requests.Count(r => r.Failure is not null)} lost");
        Assert.All(
            load.Requests.Where(request => request.Failure is not null),
            lost => Assert.True(lost.Task.Id == killed.Id && lost.Start <= end, $"{lost}, killed at {end:O}")
        );
    }

    [PrivateEngineFact(Timeout = 300_000)]
    public async Task An_update_under_load_fails_no_request()
    {
        var stack = await running.StartedAsync();
        var next = await stack.DeriveAsync("next", "LABEL version=next");
        var before = await stack.AreRunningAsync(HelloApp.MultiStage);
        await using var load = await LoadOnTasks.StartAsync(stack, HelloApp.MultiStage);
        await load.MoreAsync(200);

        var took = new Took();
        await stack.DeployAsync(next);
        await stack.UpdateEndsAsync(HelloApp.MultiStage, "completed");
        took.Tell("updated");
        await load.MoreAsync(200);
        await load.StopAsync();

        Tell($"{load.Requests.Count} requests, turned away {load.TurnedAway} times");
        Assert.All(load.Requests, request => Assert.Null(request.Failure));
        Assert.Equal(0, load.TurnedAway);
        var after = await stack.AreRunningAsync(HelloApp.MultiStage);
        Assert.Empty(before.Select(task => task.Id).Intersect(after.Select(task => task.Id)));
        Assert.All(after, task => Assert.Contains(load.Requests, request => request.Task.Id == task.Id));
    }

    [PrivateEngineFact(Timeout = 300_000)]
    public async Task A_broken_image_is_rolled_back_by_itself_and_fails_no_request()
    {
        var stack = await running.StartedAsync();
        // A program that starts, and ends with exit code 1.
        var broken = await stack.DeriveAsync("broken", """ENTRYPOINT ["/app/HelloAspire.Web", "--probe"]""");
        var before = await stack.AreRunningAsync(HelloApp.MultiStage);
        await using var load = await LoadOnTasks.StartAsync(stack, HelloApp.MultiStage);

        var took = new Took();
        await stack.DeployAsync(broken);
        await stack.UpdateEndsAsync(HelloApp.MultiStage, "rollback_completed");
        took.Tell("rolled back");
        var after = await stack.AreRunningAsync(HelloApp.MultiStage);
        await load.MoreAsync(200);
        await load.StopAsync();

        Tell($"{load.Requests.Count} requests, turned away {load.TurnedAway} times");
        Assert.All(load.Requests, request => Assert.Null(request.Failure));
        var images = new List<string?>();
        foreach (var task in after)
        {
            var container = await stack.Engine.Cli.InspectAsync(task.Container, Limit);
            images.Add(container.GetProperty("Config").GetProperty("Image").GetString());
        }
        Assert.DoesNotContain(broken, images);
        // Those that the update had not come to run on.
        Assert.True(
            before.Select(task => task.Id).Intersect(after.Select(task => task.Id)).Count() >= SwarmStack.Replicas - 1
        );
    }

    [PrivateEngineFact(Timeout = 300_000)]
    public async Task Removed_it_leaves_the_engine_as_it_was()
    {
        await running.StartedAsync();

        Assert.Empty(await running.RemoveAsync());
    }

    private static void Tell(string figures) =>
        TestContext.Current.TestOutputHelper!.WriteLine(figures.ToString(CultureInfo.InvariantCulture));
}
