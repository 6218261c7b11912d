using HelloAspire.Dashboard.Telemetry;
using Microsoft.AspNetCore.Components;

namespace HelloAspire.Dashboard.Components.Filters;

/// <summary>A page that lists telemetry; its URL holds what is asked for, so that it can be kept and sent.</summary>
public abstract class FilteredPage : LiveComponent
{
    [Inject]
    public TelemetryStore Store { get; set; } = null!;

    [Inject]
    public DashboardOptions Options { get; set; } = null!;

    [Inject]
    public NavigationManager Navigation { get; set; } = null!;

    /// <summary>A service, or one instance of it; null for all.</summary>
    [Parameter]
    public string? Resource { get; set; }

    [SupplyParameterFromQuery]
    public string? Text { get; set; }

    /// <summary>See <see cref="FieldFilter"/>.</summary>
    [SupplyParameterFromQuery(Name = "filter")]
    public string[]? FilterTexts { get; set; }

    protected IReadOnlyList<FieldFilter> Filters { get; private set; } = [];

    /// <summary>The page's path without a resource.</summary>
    protected abstract string Path { get; }

    protected override void OnInitialized() =>
        RefreshOn(handler => Store.Resources.Changed += handler, handler => Store.Resources.Changed -= handler);

    protected override void OnParametersSet()
    {
        Filters = [.. (FilterTexts ?? []).Select(FieldFilter.Parse).OfType<FieldFilter>()];
        Refresh();
    }

    protected void ChooseResource(string? name)
    {
        var path = name is null ? Path : $"{Path}/resource/{Uri.EscapeDataString(name)}";
        Navigation.NavigateTo(path + new Uri(Navigation.Uri).Query);
    }

    /// <summary>Sets a parameter of the URL; null or empty takes it away.</summary>
    protected void Change(string parameter, string? value) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameter(parameter, string.IsNullOrEmpty(value) ? null : value),
            replace: true
        );

    protected void ChangeFilters(IReadOnlyList<FieldFilter> changed) =>
        Navigation.NavigateTo(
            Navigation.GetUriWithQueryParameters(
                new Dictionary<string, object?> { ["filter"] = changed.Select(filter => filter.ToString()).ToArray() }
            ),
            replace: true
        );

    /// <summary>Gives the names of all attributes, after the fields that every record has.</summary>
    protected static string[] FindFields(
        IEnumerable<string> fields,
        IEnumerable<IReadOnlyList<TelemetryAttribute>> attributes
    ) =>
        [
            .. fields,
            .. attributes
                .SelectMany(each => each)
                .Select(attribute => attribute.Name)
                .Distinct()
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
}
