using System.Security.Cryptography;

namespace HelloAspire.Tests.Distributed;

/// <summary>What the multi-stage build leaves out, and what it must not change.</summary>
[Collection<HelloCollection>]
public sealed class ImageSpecs(HelloApp hello)
{
    private const string Program = "/app/HelloAspire.Web";

    [Theory(Timeout = 60_000)]
    [InlineData(HelloApp.MultiStage, 127)]
    [InlineData(HelloApp.SingleStage, 0)]
    public async Task Only_the_single_stage_image_has_a_shell(string resource, int exitCode)
    {
        var run = await EngineCli.Current.TryRunAsync(
            TestContext.Current.CancellationToken,
            "run",
            "--rm",
            "--network=none",
            "--entrypoint=/bin/sh",
            hello.App.ImageOf(resource),
            "-c",
            "exit 0"
        );

        Assert.Equal(exitCode, run.ExitCode);
    }

    /// <summary>Regular expressions are left out of the program, and telemetry's names with wildcards need them.</summary>
    [Fact(Timeout = 60_000)]
    public async Task A_wildcard_within_a_telemetry_sources_name_ends_the_start_with_an_error()
    {
        var run = await EngineCli.Current.TryRunAsync(
            TestContext.Current.CancellationToken,
            "run",
            "--rm",
            "--network=none",
            hello.App.ImageOf(HelloApp.MultiStage),
            // The service listens to the activity source and the meter of this name.
            "--applicationName=Hello*Web"
        );

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("WildcardHelper.GetWildcardRegex", run.StandardOutput, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Both_run_the_very_same_program()
    {
        var multi = await ProgramHashAsync(HelloApp.MultiStage);
        var single = await ProgramHashAsync(HelloApp.SingleStage);

        Assert.Equal(multi, single);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task The_program_is_what_the_container_runs(string resource)
    {
        var container = await EngineCli.Current.InspectAsync(
            hello.App.ContainerOf(resource),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(Program, container.GetProperty("Path").GetString());
        Assert.True(container.GetProperty("State").GetProperty("Running").GetBoolean());
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task The_probe_of_the_image_finds_the_service_alive(string resource) =>
        await EngineCli.Current.RunAsync(
            TestContext.Current.CancellationToken,
            "exec",
            hello.App.ContainerOf(resource),
            Program,
            "--probe"
        );

    [Fact(Timeout = 60_000)]
    public async Task The_multi_stage_image_is_ten_times_smaller()
    {
        var multi = await SizeAsync(HelloApp.MultiStage);
        var single = await SizeAsync(HelloApp.SingleStage);

        Assert.InRange(multi, 1, single / 10);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_program_weighs_at_most_fifteen_megabytes()
    {
        var copied = await EngineCli.Current.CopyAsync(
            hello.App.ContainerOf(HelloApp.MultiStage),
            Program,
            TestContext.Current.CancellationToken
        );

        Assert.InRange(Assert.Single(copied).Length, 1, 15_000_000);
    }

    private async Task<string> ProgramHashAsync(string resource)
    {
        var copied = await EngineCli.Current.CopyAsync(
            hello.App.ContainerOf(resource),
            Program,
            TestContext.Current.CancellationToken
        );
        return Convert.ToHexStringLower(SHA256.HashData(Assert.Single(copied).DataStream!));
    }

    private async Task<long> SizeAsync(string resource)
    {
        var size = await EngineCli.Current.RunAsync(
            TestContext.Current.CancellationToken,
            "image",
            "inspect",
            "--format",
            "{{.Size}}",
            hello.App.ImageOf(resource)
        );
        return long.Parse(size, System.Globalization.CultureInfo.InvariantCulture);
    }
}
