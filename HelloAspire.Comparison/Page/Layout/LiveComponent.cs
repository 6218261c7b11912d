using HelloAspire.Comparison.Page.Sessions;
using Microsoft.AspNetCore.Components;

namespace HelloAspire.Comparison.Page.Layout;

/// <summary>A component that is drawn anew when the state it shows changes.</summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private readonly List<ChangeSource> _sources = [];

    public virtual void Dispose()
    {
        foreach (var source in _sources)
        {
            source.Changed -= Redraw;
        }
        GC.SuppressFinalize(this);
    }

    protected void Follow(ChangeSource source)
    {
        _sources.Add(source);
        source.Changed += Redraw;
    }

    /// <summary>Before it is drawn anew.</summary>
    protected virtual void OnChanged() { }

    private void Redraw() =>
        _ = InvokeAsync(() =>
        {
            OnChanged();
            StateHasChanged();
        });
}
