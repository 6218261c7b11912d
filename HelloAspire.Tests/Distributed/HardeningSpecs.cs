using HelloAspire.AppHost;

namespace HelloAspire.Tests.Distributed;

/// <summary>The hardening of the app host is in force, as the engine tells it and as the processes feel it.</summary>
[Collection<HelloCollection>]
public sealed class HardeningSpecs(HelloApp hello)
{
    private const long MegaByte = 1 << 20;

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task The_engine_was_told_of_every_flag(string resource)
    {
        var container = await EngineCli.Current.InspectAsync(
            hello.App.ContainerOf(resource),
            TestContext.Current.CancellationToken
        );
        var host = container.GetProperty("HostConfig");

        Assert.True(host.GetProperty("ReadonlyRootfs").GetBoolean());
        Assert.False(host.GetProperty("Privileged").GetBoolean());
        Assert.Equal(["ALL"], host.GetProperty("CapDrop").EnumerateArray().Select(c => c.GetString()));
        Assert.Contains(
            "no-new-privileges",
            host.GetProperty("SecurityOpt").EnumerateArray().Select(o => o.GetString()!.Split(':', '=')[0])
        );
        Assert.True(host.GetProperty("Tmpfs").TryGetProperty("/tmp", out _));
        Assert.Equal(128, host.GetProperty("PidsLimit").GetInt64());
        Assert.Equal(256 * MegaByte, host.GetProperty("Memory").GetInt64());
        Assert.Equal(6, Hardening.Flags.Length);
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task The_process_has_no_capabilities_and_gains_none(string resource)
    {
        var status = await ProcessStatusAsync(resource);

        foreach (var set in (string[])["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"])
        {
            Assert.Equal("0000000000000000", status[set]);
        }
        Assert.Equal("1", status["NoNewPrivs"]);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(HelloApp.MultiStage, "1654")]
    [InlineData(HelloApp.SingleStage, "0")]
    public async Task Only_the_multi_stage_process_is_not_root(string resource, string user)
    {
        var status = await ProcessStatusAsync(resource);

        Assert.Equal([user, user, user, user], status["Uid"].Split('\t'));
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task Nothing_can_be_copied_into_the_root_file_system(string resource)
    {
        var copy = await EngineCli.Current.TryRunAsync(
            TestContext.Current.CancellationToken,
            "cp",
            Repository.PathTo("global.json"),
            $"{hello.App.ContainerOf(resource)}:/app/"
        );

        Assert.False(copy.IsSuccess);
        Assert.Contains("read-only", copy.StandardError, StringComparison.OrdinalIgnoreCase);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_process_can_write_to_tmp_alone()
    {
        var container = hello.App.ContainerOf(HelloApp.SingleStage);
        var cancellationToken = TestContext.Current.CancellationToken;

        await EngineCli.Current.RunAsync(cancellationToken, "exec", container, "touch", "/tmp/file");
        foreach (var path in (string[])["/file", "/app/file", "/etc/file"])
        {
            var touch = await EngineCli.Current.TryRunAsync(cancellationToken, "exec", container, "touch", path);
            Assert.Contains("Read-only file system", touch.StandardError, StringComparison.Ordinal);
        }
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task Only_this_machine_reaches_the_port(string resource)
    {
        var container = await EngineCli.Current.InspectAsync(
            hello.App.ContainerOf(resource),
            TestContext.Current.CancellationToken
        );
        var bindings = container.GetProperty("NetworkSettings").GetProperty("Ports").GetProperty("8080/tcp");

        var binding = Assert.Single(bindings.EnumerateArray());
        Assert.Equal("127.0.0.1", binding.GetProperty("HostIp").GetString());
    }

    /// <summary>
    /// Reads /proc/1/status of a container, whose image may have nothing to read it with: another container, of the
    /// image that has, joins its process namespace. So it also works where the engine runs on another machine.
    /// </summary>
    private async Task<Dictionary<string, string>> ProcessStatusAsync(string resource)
    {
        var status = "";
        await Eventually.IsTrueAsync(
            // On a busy machine an engine may lose what a container prints that ends at once.
            async () => (status = await ReadStatusAsync(resource)).Length > 0,
            "the status of the process can be read"
        );
        return status.Split('\n').Select(l => l.Split(':', 2)).ToDictionary(l => l[0], l => l[1].Trim());
    }

    private Task<string> ReadStatusAsync(string resource) =>
        EngineCli.Current.RunAsync(
            TestContext.Current.CancellationToken,
            "run",
            "--rm",
            "--network=none",
            $"--pid=container:{hello.App.ContainerOf(resource)}",
            "--entrypoint=cat",
            hello.App.ImageOf(HelloApp.SingleStage),
            "/proc/1/status"
        );
}
