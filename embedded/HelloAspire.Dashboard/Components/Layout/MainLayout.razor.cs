using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;

namespace HelloAspire.Dashboard.Components.Layout;

public sealed partial class MainLayout
{
    private static readonly Dictionary<string, string> Pages = new()
    {
        ["r"] = "/",
        ["c"] = "/consolelogs",
        ["s"] = "/structuredlogs",
        ["t"] = "/traces",
        ["m"] = "/metrics",
    };

    private MudThemeProvider _themeProvider = null!;
    private ErrorBoundary _errors = null!;
    private DotNetObjectReference<MainLayout>? _self;
    private bool _menuOpen = true;
    private bool _isDark;

    /// <summary>Follows a key that was pressed outside any input.</summary>
    [JSInvokable]
    public Task OnShortcutAsync(string key)
    {
        if (Pages.TryGetValue(key, out var page))
        {
            Navigation.NavigateTo(page);
        }

        return key switch
        {
            "?" => OpenHelpAsync(),
            "S" => OpenSettingsAsync(),
            _ => Task.CompletedTask,
        };
    }

    /// <summary>Follows the system's theme until one is chosen.</summary>
    [JSInvokable]
    public void OnThemeChanged(bool dark)
    {
        _isDark = dark;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await Js.TryInvokeAsync("helloAspire.disconnect");
        _self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        await Js.InvokeVoidAsync("helloAspire.connect", _self);
    }

    /// <summary>Another page may be fine.</summary>
    protected override void OnParametersSet() => _errors?.Recover();

    private Task<IDialogReference> OpenHelpAsync() => Dialogs.ShowAsync<HelpDialog>("Keyboard shortcuts");

    private Task<IDialogReference> OpenSettingsAsync() => Dialogs.ShowAsync<SettingsDialog>("Settings");
}
