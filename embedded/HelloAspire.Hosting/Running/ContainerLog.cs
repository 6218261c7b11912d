using System.Globalization;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Engine;

namespace HelloAspire.Hosting.Running;

/// <summary>
/// Copies a container's output to its resource's log. The engine's client ends when the container has ended and all is
/// read, or when a signal to the terminal reaches it too; then it goes on where it was.
/// </summary>
internal sealed class ContainerLog(
    string container,
    ContainerEngine engine,
    IResource resource,
    ResourceLoggerService logs
)
{
    private readonly Lock _lock = new();
    private string? _lastTime;

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
        if (_lastTime is not null)
        {
            arguments.AddRange(["--since", _lastTime]);
        }
        arguments.Add(container);
        var from = _lastTime;
        return engine.StreamAsync(
            arguments,
            line => Write(line, from, isError: false),
            line => Write(line, from, isError: true),
            CancellationToken.None
        );
    }

    private void Write(string line, string? from, bool isError)
    {
        var (time, text) = line.Split(' ', 2) is [var t, var rest] ? (t, rest) : (line, "");
        // The engine's `since` includes the line of that very time, which is here already.
        if (time == from)
        {
            return;
        }
        lock (_lock)
        {
            if (DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            {
                _lastTime = time;
                logs.Write(resource, parsed, text, isError);
            }
            else
            {
                logs.Write(resource, line, isError);
            }
        }
    }
}
