using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace HelloAspire.Comparison.Page.Layout;

public sealed partial class MainLayout
{
    private static readonly (string Id, string Label)[] Themes =
    [
        ("system", "System"),
        ("light", "Light"),
        ("dark", "Dark"),
    ];

    private DotNetObjectReference<MainLayout>? _self;
    private string _theme = "system";
    private bool _isDark;

    private string ThemeIcon => _isDark ? Icons.Material.Filled.DarkMode : Icons.Material.Filled.LightMode;

    /// <summary>Follows the system's theme until one is chosen.</summary>
    [JSInvokable]
    public void OnThemeChanged(string theme, bool isDark)
    {
        (_theme, _isDark) = (theme, isDark);
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        // Drawn for the first response only.
        if (_self is null)
        {
            return;
        }
        try
        {
            await Js.InvokeVoidAsync("comparison.disconnect");
        }
        // The browser has gone already.
        catch (JSDisconnectedException) { }
        _self.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Js.InvokeVoidAsync("comparison.connect", _self);
        }
    }

    private ValueTask SetTheme(string theme) => Js.InvokeVoidAsync("comparison.setTheme", theme);
}
