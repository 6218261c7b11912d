using HelloAspire.Comparison.Reports.Sections;
using Spectre.Console;

namespace HelloAspire.Comparison.Reports;

/// <summary>The report for a terminal: in colour there, plain where it goes into a file or a pipe.</summary>
internal sealed class TableReport : IReportWriter
{
    private const int MostRows = 10;
    private const int WidthOfPlainText = 160;

    private static readonly Dictionary<string, Color> Colours = new()
    {
        ["high"] = Color.Red,
        ["failed"] = Color.Red,
        ["medium"] = Color.Yellow,
        ["low"] = Color.Blue,
        ["holds"] = Color.Green,
    };

    public Task Write(Report report, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        var isTerminal = console.Profile.Out.IsTerminal;
        if (!isTerminal)
        {
            console.Profile.Width = WidthOfPlainText;
            console.Profile.Capabilities.Ansi = false;
        }
        console.WriteLine(ReportSummary.Of(report), new Style(decoration: Decoration.Bold));
        foreach (var section in ReportSections.Of(report, MostRows))
        {
            console.WriteLine();
            console.WriteLine(section.Title, new Style(decoration: Decoration.Bold));
            console.Write(ToTable(section, isTerminal));
            if (section.Note is { } note)
            {
                console.WriteLine(note, new Style(decoration: Decoration.Dim));
            }
        }
        return Task.CompletedTask;
    }

    private static Table ToTable(ReportSection section, bool isTerminal)
    {
        var table = new Table { Border = isTerminal ? TableBorder.Rounded : TableBorder.None };
        foreach (var column in section.Columns)
        {
            var heading = new TableColumn(new Text(column.Title, new Style(decoration: Decoration.Bold)));
            table.AddColumn(column.IsNumber ? heading.RightAligned() : heading);
        }
        foreach (var row in section.Rows)
        {
            table.AddRow(row.Select(cell => new Text(cell, new Style(Colours.GetValueOrDefault(cell, Color.Default)))));
        }
        return table;
    }
}
