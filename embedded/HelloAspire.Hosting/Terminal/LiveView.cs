using System.Threading.Channels;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Dashboard;
using Spectre.Console;

namespace HelloAspire.Hosting.Terminal;

/// <summary>Shows a table of the resources that changes in place: for people.</summary>
internal sealed class LiveView(
    ResourceCollection resources,
    ResourceNotificationService notifications,
    DashboardHost dashboard,
    IAnsiConsole console
)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly StatusTable _table = new(resources, console);
    private readonly Dictionary<string, string> _failures = [];

    public Task ShowAsync(CancellationToken cancellationToken)
    {
        var board = new StatusBoard(resources);
        return console
            .Live(Draw(board))
            .AutoClear(false)
            .StartAsync(context => FollowAsync(context, board, cancellationToken));
    }

    private async Task FollowAsync(LiveDisplayContext context, StatusBoard board, CancellationToken cancellationToken)
    {
        var changes = Channel.CreateUnbounded<ResourceEvent>();
        var reading = ReadAsync(changes.Writer, cancellationToken);
        while (await HasNewsAsync(changes.Reader, board).ConfigureAwait(false))
        {
            while (changes.Reader.TryRead(out var change))
            {
                TellFailure(board.Update(change));
            }
            context.UpdateTarget(Draw(board));
        }
        await reading.ConfigureAwait(false);
        context.UpdateTarget(_table.Draw(board.Rows, title: null, "Stopped. The images stay for the next start."));
    }

    private async Task ReadAsync(ChannelWriter<ResourceEvent> writer, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var change in notifications.WatchAsync(cancellationToken).ConfigureAwait(false))
            {
                writer.TryWrite(change);
            }
        }
        catch (OperationCanceledException)
        {
            // The view is closed; what has been read is still shown.
        }
        writer.Complete();
    }

    /// <summary>Waits for a change; while something is under way, at most a tick, so that its time goes on.</summary>
    private static async Task<bool> HasNewsAsync(ChannelReader<ResourceEvent> reader, StatusBoard board)
    {
        var news = reader.WaitToReadAsync().AsTask();
        if (board.IsUnderWay && await Task.WhenAny(news, Task.Delay(Tick)).ConfigureAwait(false) != news)
        {
            return true;
        }
        return await news.ConfigureAwait(false);
    }

    /// <summary>A failure is told once, above the table, where it stays to be read.</summary>
    private void TellFailure(StatusRow row)
    {
        if (row.Failure is not null && _failures.GetValueOrDefault(row.Name) != row.Failure)
        {
            console.Write(new AboveTable(row.Failure, Color.Red));
        }
        _failures[row.Name] = row.Failure ?? "";
    }

    private Table Draw(StatusBoard board) =>
        _table.Draw(
            board.Rows,
            dashboard.LoginUrl is { } url ? $"Dashboard: [link]{Markup.Escape(url.ToString())}[/]" : null,
            "Ctrl+C stops and removes everything"
        );
}
