using HelloAspire.Comparison.Reports.Sections;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HelloAspire.Comparison.Reports;

/// <summary>The report for a terminal: in colour there, plain where it goes into a file or a pipe.</summary>
/// <param name="width">Columns of the terminal; null for what it has.</param>
internal sealed class TableReport(int? width = null) : IReportWriter
{
    private const int MostRows = 10;
    private const int WidthOfPlainText = 160;

    // Below, columns are too narrow to read: each cell gets a line of its own.
    private const int LeastWidthOfColumn = 20;

    private static readonly Dictionary<string, Color> Colours = new()
    {
        ["critical"] = Color.Red,
        ["high"] = Color.Red,
        ["failed"] = Color.Red,
        ["medium"] = Color.Yellow,
        ["low"] = Color.Blue,
        ["passed"] = Color.Green,
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
        console.Profile.Width = width ?? console.Profile.Width;
        WriteSummary(ReportSummary.Of(report), console);
        foreach (var section in ReportSections.Of(report, MostRows))
        {
            console.WriteLine();
            console.WriteLine(section.Title, new Style(decoration: Decoration.Bold));
            console.Write(
                console.Profile.Width < LeastWidthOfColumn * section.Columns.Count
                    ? ToLines(section)
                    : ToTable(section, isTerminal)
            );
            if (section.Note is { } note)
            {
                console.WriteLine(note, new Style(decoration: Decoration.Dim));
            }
        }
        return Task.CompletedTask;
    }

    private static void WriteSummary(ReportSummary summary, IAnsiConsole console)
    {
        console.WriteLine(summary.Line, new Style(decoration: Decoration.Bold));
        foreach (var criterion in summary.Criteria)
        {
            console.WriteLine($"{criterion.Title}: {criterion.Figure}. {criterion.Detail}");
        }
        foreach (var caveat in summary.Caveats)
        {
            console.WriteLine($"Note: {caveat}", new Style(Color.Yellow));
        }
    }

    private static Rows ToLines(ReportSection section) => new(section.Rows.SelectMany(row => ToLines(section, row)));

    private static IEnumerable<Renderable> ToLines(ReportSection section, IReadOnlyList<string> row)
    {
        foreach (var (index, (column, cell)) in section.Columns.Zip(row).Index())
        {
            var text = index == 0 || column.Title.Length == 0 ? cell : $"{column.Title}: {cell}";
            if (cell.Length > 0)
            {
                var style = new Style(Colours.GetValueOrDefault(cell, Color.Default));
                yield return new Padder(new Text(text, style), new Padding(index == 0 ? 0 : 2, 0, 0, 0));
            }
        }
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
