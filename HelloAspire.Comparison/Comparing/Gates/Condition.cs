using HelloAspire.Comparison.Checks;

namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>One thing that must not be.</summary>
/// <param name="Text">As the user wrote it.</param>
internal abstract record Condition(string Text)
{
    public abstract GateResult Evaluate(IReadOnlyList<ImageAnalysis> images, ImageComparison? comparison);

    protected UserErrorException NeedsTwo() =>
        new($"--fail-on '{Text}' speaks of two images: use it with 'compare LEFT RIGHT'.");
}
