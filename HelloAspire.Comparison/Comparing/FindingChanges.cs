using HelloAspire.Comparison.Checks;

namespace HelloAspire.Comparison.Comparing;

/// <summary>Findings that only one image has.</summary>
/// <param name="Fixed">Only in the left image.</param>
/// <param name="Introduced">Only in the right image, or there with further paths.</param>
public sealed record FindingChanges(IReadOnlyList<Finding> Fixed, IReadOnlyList<Finding> Introduced);
