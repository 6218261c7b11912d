using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Page.Variants;

/// <summary>The variants that the page compares, the first being the baseline; empty where none are configured.</summary>
internal sealed record VariantSet(IReadOnlyList<ImageVariant> All)
{
    public ImageVariant? Baseline => All.Count > 0 ? All[0] : null;

    /// <summary>Those that are compared with the baseline.</summary>
    public IEnumerable<ImageVariant> Others => All.Skip(1);

    /// <summary>The engines that hold the images, each once.</summary>
    public IEnumerable<ContainerEngine> Engines =>
        All.Select(variant => variant.Image.Engine).OfType<ContainerEngine>().DistinctBy(engine => engine.Program);
}
