using HelloAspire.Dashboard.Components;
using HelloAspire.Dashboard.Telemetry.Traces;
using Microsoft.AspNetCore.Components;

namespace HelloAspire.Dashboard.Pages.Traces;

public sealed partial class TracesPage
{
    private List<Trace> _shown = [];

    [Inject]
    public ResourcePalette Palette { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "errors")]
    public bool OnlyErrors { get; set; }

    protected override string Path => "/traces";

    private string EmptyText =>
        Store.Traces.GetLatestFirst().Count == 0 ? "No trace has come yet." : "No trace fits the filters.";

    protected override void OnInitialized()
    {
        base.OnInitialized();
        RefreshOn(handler => Store.Traces.Changed += handler, handler => Store.Traces.Changed -= handler);
    }

    protected override void Refresh() =>
        _shown = new TraceQuery(Resource, OnlyErrors, Text, Filters).Apply(Store.Traces.GetLatestFirst());

    private string[] FindFields() =>
        FindFields(
            TraceQuery.Fields,
            Store.Traces.GetLatestFirst().SelectMany(trace => trace.Spans).Select(span => span.Attributes)
        );

    private static string Url(Trace trace) => TraceLink.Url(trace.TraceId, default);
}
