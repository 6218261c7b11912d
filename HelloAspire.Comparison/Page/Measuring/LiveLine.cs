namespace HelloAspire.Comparison.Page.Measuring;

/// <summary>The points of one variant, oldest first.</summary>
public sealed record LiveLine(string Name, IReadOnlyList<(DateTime Time, double Value)> Points);
