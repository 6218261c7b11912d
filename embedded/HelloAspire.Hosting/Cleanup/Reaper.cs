using System.Diagnostics;
using System.Globalization;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Cleanup;

/// <summary>
/// Removes, at the start, what app hosts of this machine left behind whose process is gone: the last line of defence,
/// behind an orderly stop and the <see cref="RunGuard"/>.
/// </summary>
internal sealed class Reaper(ContainerEngine engine)
{
    public async Task ReapAsync(CancellationToken cancellationToken)
    {
        var containers = OrphansAsync(["ps", "-a"], cancellationToken);
        var networks = OrphansAsync(["network", "ls"], cancellationToken);
        await Task.WhenAll(containers, networks).ConfigureAwait(false);

        // Networks last: one that a container still uses cannot be removed.
        await RemoveAsync(["rm", "-f", "-v"], await containers.ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
        await RemoveAsync(["network", "rm"], await networks.ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The IDs of what a command lists and no living app host has made.</summary>
    private async Task<IReadOnlyList<string>> OrphansAsync(string[] list, CancellationToken cancellationToken)
    {
        string[] filter = ["--filter", $"label={RunLabels.Host}={Environment.MachineName}"];
        var labels = string.Join(
            ' ',
            new[] { RunLabels.Process, RunLabels.StartTime }.Select(l => $"{{{{.Label \"{l}\"}}}}")
        );
        var lines = await engine
            .RunAsync([.. list, .. filter, "--format", $"{{{{.ID}}}} {labels}"], cancellationToken)
            .ConfigureAwait(false);
        return
        [
            .. lines
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Trim().Split(' '))
                .Where(fields => fields is [_, var pid, var start] && !IsAlive(pid, start))
                .Select(fields => fields[0]),
        ];
    }

    private async Task RemoveAsync(string[] remove, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > 0)
        {
            await engine.TryRunAsync([.. remove, .. ids], cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsAlive(string pid, string start)
    {
        try
        {
            using var process = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture));
            // Start times are computed from clock ticks: they may differ by one second.
            return Math.Abs(
                    long.Parse(RunLabels.StartOf(process), CultureInfo.InvariantCulture)
                        - long.Parse(start, CultureInfo.InvariantCulture)
                ) <= 1;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
