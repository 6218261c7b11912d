using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HelloAspire.Web;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.Web;

[Trait("Category", "Model")]
public sealed class LivenessProbeSpecs
{
    [Theory]
    [InlineData(null, null, "http://localhost:5000/alive")]
    [InlineData(null, "8080", "http://127.0.0.1:8080/alive")]
    [InlineData(null, "8080;8081", "http://127.0.0.1:8080/alive")]
    [InlineData("", " 8080 ", "http://127.0.0.1:8080/alive")]
    [InlineData("http://+:9000", "8080", "http://127.0.0.1:9000/alive")]
    [InlineData("https://*:443;http://*:80", null, "http://127.0.0.1/alive")]
    [InlineData("http://0.0.0.0:81", null, "http://127.0.0.1:81/alive")]
    [InlineData("http://[::]:82", null, "http://127.0.0.1:82/alive")]
    [InlineData("http://localhost:83", null, "http://localhost:83/alive")]
    [InlineData("http://10.0.0.7:84/base", null, "http://10.0.0.7:84/base/alive")]
    [InlineData("http://unix:/tmp/web.sock;http://*:85", null, "http://127.0.0.1:85/alive")]
    public void I_ask_where_the_server_listens(string? urls, string? ports, string expected) =>
        Assert.Equal(expected, LivenessProbe.Address(Server(urls, ports)).AbsoluteUri);

    [Theory]
    [InlineData("https://*:443")]
    [InlineData("http://unix:/tmp/web.sock")]
    [InlineData("no address")]
    public void I_am_told_when_there_is_no_http_address(string urls) =>
        Assert.Throws<FormatException>(() => LivenessProbe.Address(Server(urls, null)));

    [Fact]
    public async Task A_running_service_passes()
    {
        var (service, address) = await WebProcess.ServeAsync();
        await using var _ = service;

        var (exitCode, error) = await ProbeAsync(("ASPNETCORE_HTTP_PORTS", $"{address.Port}"));

        Assert.Equal(0, exitCode);
        Assert.Empty(error);
    }

    [Fact]
    public async Task A_service_behind_a_proxy_setting_passes_without_the_proxy()
    {
        var (service, address) = await WebProcess.ServeAsync();
        await using var _ = service;

        var (exitCode, _) = await ProbeAsync(
            ("ASPNETCORE_URLS", $"http://+:{address.Port}"),
            ("http_proxy", "http://127.0.0.1:1")
        );

        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Nothing_that_listens_fails()
    {
        var (exitCode, error) = await ProbeAsync(("ASPNETCORE_HTTP_PORTS", $"{WebProcess.FreePort()}"));

        Assert.Equal(1, exitCode);
        Assert.Matches("^Probe failed: Connection refused .*\n$", error);
    }

    [Fact]
    public async Task A_server_that_never_answers_fails_within_the_limit()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var took = Stopwatch.StartNew();

        var (exitCode, error) = await ProbeAsync(
            ("ASPNETCORE_HTTP_PORTS", $"{((IPEndPoint)silent.LocalEndpoint).Port}")
        );

        Assert.Equal(1, exitCode);
        Assert.Equal("Probe failed: no answer within 2 s.\n", error);
        Assert.True(took.Elapsed < TimeSpan.FromSeconds(10), $"The probe took {took.Elapsed}.");
    }

    [Fact]
    public async Task An_address_that_is_none_fails_with_the_setting_to_change()
    {
        var (exitCode, error) = await ProbeAsync(("ASPNETCORE_URLS", "https://*:443"));

        Assert.Equal(1, exitCode);
        Assert.Contains("set ASPNETCORE_HTTP_PORTS", error, StringComparison.Ordinal);
    }

    private static IConfiguration Server(string? urls, string? ports) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["urls"] = urls, ["http_ports"] = ports })
            .Build();

    private static async Task<(int ExitCode, string Error)> ProbeAsync(params (string, string)[] environment)
    {
        await using var probe = WebProcess.Start(["--probe"], environment);
        return (await probe.ExitCodeAsync(), await probe.Error);
    }
}
