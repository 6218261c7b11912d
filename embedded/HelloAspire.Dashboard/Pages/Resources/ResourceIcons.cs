using HelloAspire.Dashboard.Resources;
using static MudBlazor.Icons.Material;

namespace HelloAspire.Dashboard.Pages.Resources;

/// <summary>Finds the Material icon for the name of a Fluent UI one, which is what Aspire's app model speaks in.</summary>
internal static class ResourceIcons
{
    private static readonly Dictionary<string, string> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Apps"] = Outlined.Apps,
        ["ArrowClockwise"] = Filled.RestartAlt,
        ["ArrowSync"] = Filled.Sync,
        ["Box"] = Outlined.Inventory2,
        ["BoxMultiple"] = Outlined.Inventory2,
        ["BranchCompare"] = Outlined.Compare,
        ["Bug"] = Outlined.BugReport,
        ["ChartMultiple"] = Outlined.Insights,
        ["CloudDatabase"] = Outlined.Storage,
        ["CodeCircle"] = Outlined.Code,
        ["Database"] = Outlined.Storage,
        ["DataTrending"] = Outlined.Insights,
        ["Delete"] = Outlined.Delete,
        ["Document"] = Outlined.Description,
        ["Gauge"] = Outlined.Speed,
        ["Globe"] = Outlined.Public,
        ["GlobeArrowForward"] = Outlined.TravelExplore,
        ["Hammer"] = Outlined.Construction,
        ["Key"] = Outlined.Key,
        ["Layer"] = Outlined.Layers,
        ["LayerDiagonal"] = Outlined.Layers,
        ["Play"] = Filled.PlayArrow,
        ["Scales"] = Outlined.Balance,
        ["Server"] = Outlined.Dns,
        ["SettingsCogMultiple"] = Outlined.Settings,
        ["Stop"] = Filled.Stop,
        ["WindowConsole"] = Outlined.Terminal,
        ["Wrench"] = Outlined.Build,
    };

    public static string Find(ResourceView resource) =>
        Find(resource.IconName)
        ?? resource.Type switch
        {
            "Container" => Outlined.Inventory2,
            "Project" => Outlined.Code,
            "Parameter" => Outlined.Key,
            _ => Outlined.Apps,
        };

    public static string Find(CommandView command) =>
        Find(command.IconName)
        ?? command.Name switch
        {
            "start" => Filled.PlayArrow,
            "stop" => Filled.Stop,
            "restart" => Filled.RestartAlt,
            "rebuild" => Outlined.Construction,
            _ => Outlined.Bolt,
        };

    private static string? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);
}
