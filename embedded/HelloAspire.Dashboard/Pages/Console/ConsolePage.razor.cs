using System.Globalization;
using System.Text;
using HelloAspire.Dashboard.Components;
using HelloAspire.Dashboard.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HelloAspire.Dashboard.Pages.Console;

public sealed partial class ConsolePage
{
    private ConsoleReader _reader = null!;
    private ElementReference _console;
    private List<ConsoleLine> _shown = [];
    private List<(string Value, string Text)> _names = [];
    private string? _followed;
    private bool _showTimes = true;

    [Inject]
    public IResourceService Service { get; set; } = null!;

    [Inject]
    public ResourceMonitor Monitor { get; set; } = null!;

    [Inject]
    public ResourcePalette Palette { get; set; } = null!;

    [Inject]
    public DashboardOptions Options { get; set; } = null!;

    [Inject]
    public NavigationManager Navigation { get; set; } = null!;

    [Inject]
    public IJSRuntime Js { get; set; } = null!;

    /// <summary>The name of a resource or of an instance; null for all.</summary>
    [Parameter]
    public string? Resource { get; set; }

    protected override void OnInitialized() =>
        RefreshOn(handler => Monitor.Changed += handler, handler => Monitor.Changed -= handler);

    protected override void OnParametersSet()
    {
        if (_reader is not null && _followed == Resource)
        {
            return;
        }

        _reader?.Dispose();
        var opened = _reader = new(Service, Options.Limits.MaxConsoleLogLines);
        _followed = Resource;
        RefreshOn(handler => opened.Changed += handler, handler => opened.Changed -= handler);
        Refresh();
    }

    protected override void Refresh()
    {
        _names = [.. Monitor.GetAll().Select(resource => (resource.Name, resource.DisplayName))];

        foreach (var resource in Monitor.GetAll().Where(IsChosen))
        {
            _reader.Follow(resource);
        }

        _shown = _reader.GetLines();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!IsPaused)
        {
            await Js.TryInvokeAsync("helloAspire.followEnd", _console);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _reader?.Dispose();
    }

    /// <summary>The instance that is chosen, however it was named.</summary>
    private string? Chosen => Monitor.Find(Resource)?.Name ?? Resource;

    private bool IsChosen(ResourceView resource) =>
        Resource is null || resource.Name == Resource || resource.DisplayName == Resource;

    private void ChooseResource(string? name) =>
        Navigation.NavigateTo(name is null ? "/consolelogs" : $"/consolelogs/resource/{Uri.EscapeDataString(name)}");

    private void Clear()
    {
        _reader.Clear();
        Refresh();
    }

    private async Task DownloadAsync()
    {
        var text = new StringBuilder();
        foreach (var (resource, line) in _shown)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Timestamp:O} {resource} ")
                .AppendLine(AnsiText.Strip(line.Text));
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        using var reference = new DotNetStreamReference(stream);
        await Js.InvokeVoidAsync("helloAspire.download", $"{Resource ?? "console"}.log", reference);
    }
}
