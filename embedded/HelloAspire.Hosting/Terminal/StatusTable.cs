using System.Globalization;
using HelloAspire.Hosting.ApplicationModel;
using Spectre.Console;

namespace HelloAspire.Hosting.Terminal;

/// <summary>Draws the resources as a table whose columns stay where they are, whatever is in them.</summary>
internal sealed class StatusTable(ResourceCollection resources, IAnsiConsole console)
{
    private const int MaxWidth = 120;
    private const int StateWidth = 18;
    private const int TimeWidth = 8;

    /// <summary>Two spaces in each of the four columns, and the lines between them.</summary>
    private const int FrameWidth = 13;

    /// <summary>Room for the <c>^C</c> that a terminal echoes.</summary>
    private const int Margin = 4;

    private readonly int _nameWidth = Math.Min(24, resources.Select(r => r.Name.Length).Append(8).Max());

    public Table Draw(IEnumerable<StatusRow> rows, string? title, string caption)
    {
        var others = FrameWidth + _nameWidth + StateWidth + TimeWidth;
        var addressWidth = Math.Max(8, Math.Min(MaxWidth, console.Profile.Width - Margin) - others);

        var table = new Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        table.AddColumn("Resource", c => c.Width(_nameWidth));
        table.AddColumn("State", c => c.Width(StateWidth));
        table.AddColumn("Time", c => c.Width(TimeWidth).RightAligned());
        table.AddColumn("Address", c => c.Width(addressWidth));
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(row.Name, new Style(decoration: Decoration.Bold)),
                new Markup(MarkOf(row)),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{row.Elapsed.TotalSeconds:0.0} s")),
                row.Outlook == Outlook.Good && row.Url is { } url ? new Markup($"[link]{Markup.Escape(url)}[/]")
                    : row.Outlook == Outlook.UnderWay ? new Text(Shorten(row.Detail, addressWidth))
                    : new Text(row.Detail)
            );
        }
        if (title is not null)
        {
            table.Title(title);
        }
        return table.Caption(caption, new Style(Color.Grey));
    }

    /// <summary>What changes all the time stays on one line.</summary>
    private static string Shorten(string text, int width) => text.Length <= width ? text : $"{text[..(width - 1)]}…";

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
