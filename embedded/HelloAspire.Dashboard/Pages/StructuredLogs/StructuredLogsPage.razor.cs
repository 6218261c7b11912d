using HelloAspire.Dashboard.Components;
using HelloAspire.Dashboard.Telemetry.Logs;
using Microsoft.AspNetCore.Components;

namespace HelloAspire.Dashboard.Pages.StructuredLogs;

public sealed partial class StructuredLogsPage
{
    private List<LogEntry> _shown = [];
    private LogEntry? _selected;

    [Inject]
    public ResourcePalette Palette { get; set; } = null!;

    /// <summary>The lowest level shown; none shows all.</summary>
    [SupplyParameterFromQuery]
    public string? Level { get; set; }

    protected override string Path => "/structuredlogs";

    private Severity MinSeverity => Enum.TryParse<Severity>(Level, ignoreCase: true, out var level) ? level : default;

    private string EmptyText =>
        Store.Logs.GetOldestFirst().Count == 0
            ? "No structured log has come yet."
            : "No structured log fits the filters.";

    protected override void OnInitialized()
    {
        base.OnInitialized();
        RefreshOn(handler => Store.Logs.Changed += handler, handler => Store.Logs.Changed -= handler);
    }

    protected override void Refresh() =>
        _shown = new LogQuery(Resource, MinSeverity, Text, Filters).Apply(Store.Logs.GetOldestFirst());

    private string[] FindFields() =>
        FindFields(LogQuery.Fields, Store.Logs.GetOldestFirst().Select(entry => entry.Attributes));

    private static string LevelText(Severity level) => level == Severity.Unknown ? "All levels" : $"From {level}";
}
