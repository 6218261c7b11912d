using System.Globalization;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Running;

/// <summary>
/// Copies a container's output to its resource's log. The engine's client ends when the container has ended and all is
/// read, or when a signal to the terminal reaches it too; then it goes on where it was, which each of the two streams
/// has a time for: the engine dates a line of one stream before an earlier line of the other.
/// </summary>
internal sealed class ContainerLog(
    string container,
    ContainerEngine engine,
    IResource resource,
    ResourceLoggerService logs
)
{
    /// <summary>More than the two streams can be apart in the engine's log.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(1);

    private DateTimeOffset _lastOutput;
    private DateTimeOffset _lastError;

    /// <summary>Copies until the container has ended; returns its exit code.</summary>
    public async Task<int> FollowToTheEndAsync()
    {
        while (true)
        {
            await ReadAsync(follow: true).ConfigureAwait(false);
            var state = await engine
                .TryRunAsync(
                    ["inspect", "--format", "{{.State.Running}} {{.State.ExitCode}} {{.State.OOMKilled}}", container],
                    CancellationToken.None
                )
                .ConfigureAwait(false);

            if (!state.IsSuccess)
            {
                throw new DistributedApplicationException($"The container is gone: {state.StandardError.Trim()}");
            }
            if (state.StandardOutput.Trim().Split(' ') is ["false", var code, var killed])
            {
                await ReadAsync(follow: false).ConfigureAwait(false);
                if (killed == "true")
                {
                    logs.Write(resource, "It was killed because it used more memory than its limit.", isError: true);
                }
                return int.Parse(code, CultureInfo.InvariantCulture);
            }
        }
    }

    private Task<int> ReadAsync(bool follow)
    {
        List<string> arguments = ["logs", "--timestamps"];
        if (follow)
        {
            arguments.Add("--follow");
        }
        var (lastOutput, lastError) = (_lastOutput, _lastError);
        var last = lastOutput > lastError ? lastOutput : lastError;
        if (last != default)
        {
            arguments.AddRange(["--since", (last - Overlap).UtcDateTime.ToString("O", CultureInfo.InvariantCulture)]);
        }
        arguments.Add(container);
        return engine.StreamAsync(
            arguments,
            line => Write(line, lastOutput, ref _lastOutput, isError: false),
            line => Write(line, lastError, ref _lastError, isError: true),
            CancellationToken.None
        );
    }

    /// <summary>Writes a line of one stream unless it is as old as what had been read of that stream before.</summary>
    private void Write(string line, DateTimeOffset readBefore, ref DateTimeOffset last, bool isError)
    {
        var (stamp, text) = line.Split(' ', 2) is [var t, var rest] ? (t, rest) : (line, "");
        if (!DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            // Not the container's: the client's own message.
            logs.Write(resource, line, isError);
        }
        else if (time > readBefore)
        {
            last = time;
            // Docker keeps a long line in parts and prints the time before each of them.
            logs.Write(resource, time, text.Replace($"{stamp} ", "", StringComparison.Ordinal), isError);
        }
    }
}
