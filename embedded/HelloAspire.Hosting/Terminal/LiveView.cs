using System.Globalization;
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
    private const int Margin = 4;
    private static readonly TimeSpan s_tick = TimeSpan.FromMilliseconds(250);

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
        if (board.IsUnderWay && await Task.WhenAny(news, Task.Delay(s_tick)).ConfigureAwait(false) != news)
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
            console.MarkupLineInterpolated($"[red]{row.Failure}[/]");
        }
        _failures[row.Name] = row.Failure ?? "";
    }

    private Table Draw(StatusBoard board)
    {
        // A steady width; the margin leaves room for the `^C` that a terminal echoes.
        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey).Expand();
        table.Width = Math.Clamp(console.Profile.Width - Margin, 20, 120);
        table.AddColumns("Resource", "State", "Time", "Address");
        foreach (var row in board.Rows)
        {
            var elapsed = string.Create(CultureInfo.InvariantCulture, $"{row.Elapsed.TotalSeconds:0.0} s");
            var detail = row.Outlook == Outlook.Good && row.Url is not null ? row.Url : row.Detail;
            table.AddRow(
                new Text(row.Name, new Style(decoration: Decoration.Bold)),
                new Markup(MarkOf(row)),
                new Text(elapsed).RightJustified(),
                row.Url == detail ? new Markup($"[link]{Markup.Escape(detail)}[/]") : new Text(detail)
            );
        }
        table.Title(dashboard.LoginUrl is { } url ? $"Dashboard: [link]{Markup.Escape(url.ToString())}[/]" : "");
        table.Caption("Ctrl+C stops and removes everything", new Style(Color.Grey));
        return table;
    }

    private static string MarkOf(StatusRow row) =>
        row.Outlook switch
        {
            Outlook.Good => "[green]● Healthy[/]",
            Outlook.Bad when row.State == KnownResourceStates.Running => "[red]● Unhealthy[/]",
            Outlook.Bad => $"[red]● {row.State}[/]",
            Outlook.UnderWay => $"[yellow]◐ {row.State}[/]",
            _ => $"[grey]○ {row.State}[/]",
        };
}
