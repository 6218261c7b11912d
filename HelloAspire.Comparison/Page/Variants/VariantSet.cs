using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Page.Variants;

/// <summary>The variants that the page compares, the first being the reference; empty where none are configured.</summary>
public sealed record VariantSet(IReadOnlyList<ImageVariant> All)
{
    public ImageVariant? Reference => All.Count > 0 ? All[0] : null;

    /// <summary>Those that are compared with the reference.</summary>
    public IEnumerable<ImageVariant> Others => All.Skip(1);
}
