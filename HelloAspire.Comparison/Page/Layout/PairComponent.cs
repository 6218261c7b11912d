using HelloAspire.Comparison.Comparing;
using Microsoft.AspNetCore.Components;

namespace HelloAspire.Comparison.Page.Layout;

/// <summary>A part of the page on one pair of images; what it works out of them is kept until there is another pair.</summary>
public abstract class PairComponent : ComponentBase
{
    private ImageComparison? _known;

    [Parameter, EditorRequired]
    public required ImageComparison Comparison { get; set; }

    [Inject]
    private protected PageAddress Address { get; set; } = null!;

    /// <summary>The names of both images, the baseline's first.</summary>
    protected IReadOnlyList<string> Names => [Comparison.Left.Image.Name, Comparison.Right.Image.Name];

    protected override void OnParametersSet()
    {
        if (_known != Comparison)
        {
            _known = Comparison;
            OnPairChanged();
        }
    }

    /// <summary>Works out what the part shows.</summary>
    protected abstract void OnPairChanged();
}
