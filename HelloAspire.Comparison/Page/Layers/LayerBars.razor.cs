using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Page.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HelloAspire.Comparison.Page.Layers;

public sealed partial class LayerBars
{
    private const double LabelledShare = 0.08;

    private readonly Dictionary<LayerPlace, ElementReference> _segments = [];
    private LayerPlace _shown;

    private (Image Image, bool IsRight)[] Images => [(Comparison.Left.Image, false), (Comparison.Right.Image, true)];

    private long Scale => Math.Max(1, Images.Max(side => side.Image.Size.Stored));

    protected override void OnPairChanged() => _segments.Clear();

    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        _shown = LayerPlace.In(Address, Comparison);
    }

    private void Choose(LayerPlace place)
    {
        _shown = place;
        place.Show(Address);
    }

    // Of a bar's segments one is in the order of the tab key; the arrows reach the others (ARIA practices, roving tabindex).
    private LayerPlace Entry(bool isRight) =>
        _shown.Index is not null && _shown.IsRight == isRight ? _shown : new(isRight, 0);

    private async Task Move(KeyboardEventArgs key, bool isRight)
    {
        var last = Images[isRight ? 1 : 0].Image.Layers.Count - 1;
        var from = Entry(isRight).Index!.Value;
        int? to = key.Key switch
        {
            "ArrowRight" or "ArrowDown" => Math.Min(from + 1, last),
            "ArrowLeft" or "ArrowUp" => Math.Max(from - 1, 0),
            "Home" => 0,
            "End" => last,
            _ => null,
        };
        if (to is { } index)
        {
            Choose(new(isRight, index));
            await _segments[_shown].FocusAsync(preventScroll: true);
        }
    }

    private static string Segment(Layer layer) =>
        $"segment {(layer.FromBase ? "base" : "own")} {(layer.Index % 2 == 0 ? "even" : "odd")}";

    private static string Step(Layer layer) =>
        DisplayText.Of(layer.CreatedBy) is { Length: > 0 } step ? step : "unknown";

    private static string Describe(Layer layer) =>
        $"{ByteSize.Format(layer.Size)}, {Changes(layer)}{(layer.FromBase ? ", base image" : "")}: {Step(layer)}";

    private static string Changes(Layer layer) =>
        $"{CountText.Of(layer.Changes.Added, "file")} added, {CountText.Of(layer.Changes.Changed)} changed, {CountText.Of(layer.Changes.Deleted)} deleted";

    private static string Summary(Image image)
    {
        var fromBase = image.Layers.Where(layer => layer.FromBase).Sum(layer => layer.Size);
        return $"{image.Name}: {CountText.Of(image.Layers.Count, "layer")}, {ByteSize.Format(image.Size.Stored)}, of which {ByteSize.Format(fromBase)} from the base image";
    }
}
