using System.Web;
using HelloAspire.Tests.Distributed;
using HelloAspire.Tests.Distributed.Processes;

namespace HelloAspire.Tests.Security;

/// <summary>Where the secrets of a run go, and where they do not.</summary>
[Collection<RunningAppHostCollection>]
public sealed class SecretTravelSpecs(RunningAppHost running)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string OtlpKey => running.Process.Settings.Environment["AppHost__OtlpApiKey"];

    private string DashboardKey => running.Process.Settings.DashboardApiKey;

    private string LoginToken => HttpUtility.ParseQueryString(running.LoginLink.Query)["t"]!;

    [Fact(Timeout = 60_000)]
    public void No_key_is_in_a_command_line()
    {
        var commands = running.Process.Family.Running().Values;

        Assert.NotEmpty(commands);
        Assert.All((string[])[OtlpKey, DashboardKey, LoginToken], key => Assert.DoesNotContain(commands, Holds(key)));
    }

    [Fact(Timeout = 60_000)]
    public async Task No_key_is_in_a_log()
    {
        var logs = new List<string> { running.Process.Output };
        foreach (var container in await ContainersAsync())
        {
            var log = await EngineCli.Current.TryRunAsync(Token, "logs", container);
            logs.Add(log.StandardOutput + log.StandardError);
        }

        Assert.All((string[])[OtlpKey, DashboardKey], key => Assert.DoesNotContain(logs, Holds(key)));
        // The link that a user opens is printed to that user, once by Aspire and once by the start report.
        Assert.Single(logs, Holds(LoginToken));
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task No_key_is_in_an_image(string resource)
    {
        var container = await EngineCli.Current.InspectAsync(await ContainerAsync(resource), Token);
        var image = container.GetProperty("Image").GetString()!;

        var told =
            await EngineCli.Current.RunAsync(Token, "image", "inspect", image)
            + await EngineCli.Current.RunAsync(Token, "history", "--no-trunc", image);

        Assert.All(
            (string[])[OtlpKey, DashboardKey, LoginToken],
            key => Assert.DoesNotContain(key, told, StringComparison.Ordinal)
        );
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task A_container_knows_the_key_of_the_receiver_and_no_other(string resource)
    {
        var container = (await EngineCli.Current.InspectAsync(await ContainerAsync(resource), Token)).GetRawText();

        Assert.Contains(OtlpKey, container, StringComparison.Ordinal);
        Assert.DoesNotContain(DashboardKey, container, StringComparison.Ordinal);
        Assert.DoesNotContain(LoginToken, container, StringComparison.Ordinal);
    }

    private static Predicate<string> Holds(string key) => text => text.Contains(key, StringComparison.Ordinal);

    private async Task<string> ContainerAsync(string resource) =>
        Assert.Single(await ContainersAsync(), name => name.StartsWith(resource, StringComparison.Ordinal));

    /// <summary>Returns the names of the containers of this run.</summary>
    private async Task<IReadOnlyList<string>> ContainersAsync()
    {
        var creators = running.Process.Family.Running().Keys.Select(process => $"{process}").ToHashSet();
        var lines = await EngineCli.Current.ListAsync(
            Token,
            "ps",
            "--format",
            """{{.Names}} {{.Label "com.microsoft.developer.usvc-dev.creatorProcessId"}}"""
        );
        return
        [
            .. lines.Select(line => line.Split(' ')).Where(line => creators.Contains(line[^1])).Select(line => line[0]),
        ];
    }
}
