using System.Globalization;

namespace HelloAspire.AppHost;

/// <summary>What resources have printed.</summary>
public static class ResourceLog
{
    private const string SystemMark = "[sys] ";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Reads the last lines of a resource that has ended. Its end is known before all that it printed, so the log is read
    /// until nothing more comes.
    /// </summary>
    public static async Task<IReadOnlyList<string>> LastLinesAsync(
        this ResourceLoggerService logs,
        IResource resource,
        int count,
        CancellationToken cancellationToken
    )
    {
        var lines = await logs.ReadAsync(resource, cancellationToken);
        using var timer = new PeriodicTimer(Interval);
        for (var waited = Interval; waited <= Limit; waited += Interval)
        {
            var before = lines.Count;
            await timer.WaitForNextTickAsync(cancellationToken);
            lines = await logs.ReadAsync(resource, cancellationToken);
            if (lines.Count > 0 && lines.Count == before)
            {
                break;
            }
        }
        return lines[Math.Max(0, lines.Count - count)..];
    }

    /// <summary>
    /// Reads all lines that are there, in the order of their times: Aspire hands on those of the build, the output, the
    /// errors and the orchestrator as they come. Of the orchestrator's, errors alone are read, and not the whole build
    /// once more that it adds to a build's.
    /// </summary>
    public static async Task<List<string>> ReadAsync(
        this ResourceLoggerService logs,
        IResource resource,
        CancellationToken cancellationToken
    )
    {
        var lines = new List<(DateTimeOffset Time, string Text)>();
        await foreach (var batch in logs.GetAllAsync(resource).WithCancellation(cancellationToken))
        {
            foreach (var line in batch)
            {
                var (time, text) = Split(line.Content);
                if (!text.StartsWith(SystemMark, StringComparison.Ordinal))
                {
                    lines.Add((time, text));
                }
                else if (line.IsErrorMessage)
                {
                    lines.Add((time, ErrorOf(text)));
                }
            }
        }
        return [.. lines.OrderBy(line => line.Time).Select(line => line.Text)];
    }

    private static string ErrorOf(string text)
    {
        var lines = text.Split('\n').Select(line => line.Replace(SystemMark, "", StringComparison.Ordinal).Trim());
        return text.Contains("Could not build the image", StringComparison.Ordinal)
            ? lines.First()
            : string.Join(' ', lines);
    }

    private static (DateTimeOffset Time, string Text) Split(string content) =>
        content.Split(' ', 2) is [var stamp, var text]
        && DateTimeOffset.TryParse(stamp, CultureInfo.InvariantCulture, out var time)
            ? (time, text)
            : (DateTimeOffset.MaxValue, content);
}
