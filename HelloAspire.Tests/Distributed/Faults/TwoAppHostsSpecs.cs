using System.Globalization;
using System.Text.RegularExpressions;
using HelloAspire.Tests.Distributed.Processes;

namespace HelloAspire.Tests.Distributed.Faults;

/// <summary>A second app host wants the ports of one that runs.</summary>
public sealed class TwoAppHostsSpecs : IAsyncDisposable
{
    private readonly string _name = $"twice-{Guid.NewGuid().ToString("N")[..8]}";
    private readonly string _port = FreePorts.Take(1)[0].ToString(CultureInfo.InvariantCulture);

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Fact(Timeout = 180_000)]
    public async Task The_second_names_the_port_its_holder_and_the_setting_and_the_first_runs_on()
    {
        await using var first = Start();
        await first.WaitForOutputAsync($"{_name} is healthy after");

        await using var second = Start();

        Assert.Equal(1, await second.WaitForEndAsync(Limit));
        var told = Regex.Match(
            second.Output,
            $@"Port {_port}, which '{_name}' wants, is in use by process (?<holder>\d+) \(.*setting Variants:0:Port"
        );
        Assert.True(told.Success, second.Output);
        Assert.Contains(
            int.Parse(told.Groups["holder"].Value, CultureInfo.InvariantCulture),
            first.Family.Running().Keys
        );
        using var client = new HttpClient();
        Assert.NotEmpty(await client.GetStringAsync(new Uri($"http://localhost:{_port}/"), Limit));
    }

    public async ValueTask DisposeAsync() => await EngineCli.Current.RemoveImagesAsync(_name);

    private AppHostProcess Start() =>
        AppHostProcess.Start(
            new(["--Hello:Enabled=false", .. TestVariant.Small(_name).ToArguments(0), $"--Variants:0:Port={_port}"])
        );
}
