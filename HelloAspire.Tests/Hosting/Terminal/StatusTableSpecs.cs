using HelloAspire.Hosting.Terminal;
using Spectre.Console;

namespace HelloAspire.Tests.Hosting.Terminal;

/// <summary>What a person sees, at several widths of the terminal.</summary>
[Trait("Category", "Model")]
public sealed class StatusTableSpecs
{
    private static readonly ResourceCollection Resources =
    [
        new ContainerResource("multi-stage"),
        new ContainerResource("single-stage"),
    ];

    [Theory]
    [InlineData(100)]
    [InlineData(80)]
    [InlineData(150)]
    public void The_columns_stay_where_they_are(int width)
    {
        var starting = Draw(width, Row("Starting", "", Outlook.UnderWay, 0.5));
        var building = Draw(
            width,
            Row("Building", "step 17/22: RUN dotnet publish " + new string('x', 200), Outlook.UnderWay, 123.4)
        );
        var healthy = Draw(width, Row("Running", "healthy", Outlook.Good, 9.9));

        Assert.Equal(Columns(starting), Columns(building));
        Assert.Equal(Columns(starting), Columns(healthy));
        Assert.Equal(starting.Length, building.Length);
        Assert.All(building, line => Assert.InRange(line.TrimEnd().Length, 0, width - 4));
        Assert.Contains(building, l => l.Contains('…'));
        Assert.Contains(healthy, l => l.Contains("http://localhost:5000", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_wrong_is_shown_in_full()
    {
        var lines = Draw(
            80,
            Row("Running", "http://localhost:5000/health answered 404 instead of 200.", Outlook.Bad, 30)
        );

        // In a narrow column it goes on in the next line.
        var shown = string.Concat(lines.Where(l => l.StartsWith('│')).Select(l => l.Split('│')[^2].Trim()));
        Assert.Contains("● Unhealthy", string.Join('\n', lines), StringComparison.Ordinal);
        Assert.Contains(
            "http://localhost:5000/healthanswered404insteadof200.",
            shown.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void What_is_written_above_the_table_erases_what_it_covers()
    {
        var (console, written) = Console(80, AnsiSupport.Yes);

        console.Write(new AboveTable("It failed.", Color.Red));

        Assert.StartsWith("\u001b[0J", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("It failed.", written.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\n", written.ToString(), StringComparison.Ordinal);
    }

    private static StatusRow Row(string state, string detail, Outlook outlook, double seconds) =>
        new("multi-stage", state, detail, outlook, TimeSpan.FromSeconds(seconds), "http://localhost:5000", null);

    private static string[] Draw(int width, StatusRow row)
    {
        var (console, written) = Console(width, AnsiSupport.No);
        console.Write(new StatusTable(Resources, console).Draw([row], "Dashboard", "Ctrl+C"));
        return written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static int[] Columns(string[] lines)
    {
        var frame = lines.Single(l => l.StartsWith('╭'));
        return [.. frame.Index().Where(c => c.Item is '╭' or '┬' or '╮').Select(c => c.Index)];
    }

    private static (IAnsiConsole Console, StringWriter Written) Console(int width, AnsiSupport ansi)
    {
        var written = new StringWriter();
        var console = AnsiConsole.Create(
            new()
            {
                Ansi = ansi,
                ColorSystem = ColorSystemSupport.NoColors,
                Out = new AnsiConsoleOutput(written),
            }
        );
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        return (console, written);
    }
}
