using System.Globalization;
using HelloAspire.Tests.Distributed.Processes;

namespace HelloAspire.Tests.Distributed.Faults;

/// <summary>The dashboard dies under running services.</summary>
public sealed class DashboardLossSpecs
{
    private readonly int[] _ports = FreePorts.Take(2);

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact(Timeout = 300_000)]
    public async Task It_is_started_anew_the_services_answer_meanwhile_and_telemetry_resumes()
    {
        await using var appHost = await StartAsync();
        using var client = new HttpClient { BaseAddress = new($"http://localhost:{_ports[0]}") };
        var dead = Assert.Single(DashboardsOf(appHost));

        await ProcessFamily.KillAsync("KILL", [dead]);
        var took = new Took();

        // Every request is answered, while the dashboard is away and after.
        await Eventually.IsTrueAsync(
            async () =>
            {
                Assert.NotEmpty(await client.GetStringAsync("/", Limit));
                return DashboardsOf(appHost).Any(p => p != dead) && await AnswersAsync(appHost);
            },
            () => $"the dashboard is back:\n{appHost.Output}"
        );
        took.Tell("the dashboard answers");
        await appHost.WaitForOutputAsync("The dashboard has exited and is being restarted");
        await Eventually.IsTrueAsync(
            async () =>
            {
                await client.GetStringAsync("/", Limit);
                return (await new DashboardApi(appHost.Settings).SpansAsync(HelloApp.MultiStage)).Length > 0;
            },
            "spans arrive again"
        );
        took.Tell("spans arrive");
    }

    private async Task<AppHostProcess> StartAsync() =>
        await HelloBuild.AloneAsync(
            async () =>
            {
                var appHost = AppHostProcess.Start(
                    new([
                        "--Comparison:Enabled=false",
                        string.Create(CultureInfo.InvariantCulture, $"--Ports:MultiStage={_ports[0]}"),
                        string.Create(CultureInfo.InvariantCulture, $"--Ports:SingleStage={_ports[1]}"),
                    ])
                );
                await appHost.WaitForOutputAsync("All 2 are healthy", TimeSpan.FromMinutes(4));
                return appHost;
            },
            Limit
        );

    private static IEnumerable<int> DashboardsOf(AppHostProcess appHost) =>
        from process in appHost.Family.Running()
        where process.Value.Split(' ')[0].EndsWith("/Aspire.Dashboard", StringComparison.Ordinal)
        select process.Key;

    private static async Task<bool> AnswersAsync(AppHostProcess appHost)
    {
        try
        {
            await new DashboardApi(appHost.Settings).GetAsync("resources");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
