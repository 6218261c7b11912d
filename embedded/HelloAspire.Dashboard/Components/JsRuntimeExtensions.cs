using Microsoft.JSInterop;

namespace HelloAspire.Dashboard.Components;

internal static class JsRuntimeExtensions
{
    /// <summary>Calls a function of the page, unless the page is gone.</summary>
    public static async ValueTask TryInvokeAsync(this IJSRuntime js, string identifier, params object?[] arguments)
    {
        try
        {
            await js.InvokeVoidAsync(identifier, arguments);
        }
        catch (JSDisconnectedException)
        {
            // The browser has left: there is nothing to tell it.
        }
    }
}
