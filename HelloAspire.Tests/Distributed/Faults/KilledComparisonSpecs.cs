using System.Diagnostics;
using System.Globalization;
using HelloAspire.Comparison.Engines;
using HelloAspire.Tests.Distributed.Processes;

namespace HelloAspire.Tests.Distributed.Faults;

/// <summary>The comparison is killed while it measures.</summary>
public sealed class KilledComparisonSpecs : IAsyncDisposable
{
    private readonly string _image = $"measured-{Guid.NewGuid().ToString("N")[..8]}";

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [Theory(Timeout = 180_000)]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task Its_containers_are_removed(string signal)
    {
        await SmallImage.BuildAsync($"{_image}-left");
        await SmallImage.BuildAsync($"{_image}-right");
        using var comparison = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    "exec",
                    typeof(ContainerEngine).Assembly.Location,
                    "compare",
                    $"{_image}-left",
                    $"{_image}-right",
                    "--measure",
                    "load",
                    "--health-path",
                    "/",
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        await Eventually.IsTrueAsync(
            async () =>
                comparison.HasExited
                    ? throw new InvalidOperationException(await comparison.StandardError.ReadToEndAsync(Limit))
                    : (await ContainersAsync(comparison.Id)).Length > 0,
            "a container is measured"
        );

        var took = new Took();
        await ProcessFamily.KillAsync(signal, [comparison.Id]);
        await comparison.WaitForExitAsync(Limit);

        await Eventually.IsTrueAsync(
            async () => (await ContainersAsync(comparison.Id)).Length == 0,
            "the measure's containers are removed"
        );
        took.Tell("removed");
    }

    public async ValueTask DisposeAsync() => await EngineCli.Current.RemoveImagesAsync($"{_image}-*");

    private static Task<string[]> ContainersAsync(int process) =>
        EngineCli.Current.ListAsync(
            Limit,
            "container",
            "ls",
            "--all",
            "--quiet",
            "--filter",
            string.Create(CultureInfo.InvariantCulture, $"label=dev.hello-aspire.measure.pid={process}")
        );
}
