using System.Globalization;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Page.Layout;

namespace HelloAspire.Comparison.Page.Layers;

/// <summary>The layer that is chosen, as the page's address tells it: the bars and the list of files share it.</summary>
/// <param name="IsRight">Whether it is of the right image.</param>
/// <param name="Index">Zero-based; null for all layers of the image.</param>
internal readonly record struct LayerPlace(bool IsRight, int? Index)
{
    private const string Side = "layer.side";
    private const string Number = "layer.number";

    /// <summary>The layer as people count it, from 1.</summary>
    public string? Shown => Index is { } index ? (index + 1).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>What the address says, as far as the images have it.</summary>
    public static LayerPlace In(PageAddress address, ImageComparison comparison)
    {
        var isRight = address[Side] == "right";
        var layers = (isRight ? comparison.Right : comparison.Left).Image.Layers;
        return new(
            isRight,
            int.TryParse(address[Number], out var number) && number > 0 && number <= layers.Count ? number - 1 : null
        );
    }

    public Image Of(ImageComparison comparison) => (IsRight ? comparison.Right : comparison.Left).Image;

    public void Show(PageAddress address) => address.Set((Side, IsRight ? "right" : "left"), (Number, Shown));
}
