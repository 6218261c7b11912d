namespace HelloAspire.Comparison.Measures;

/// <summary>How far the measuring is.</summary>
/// <param name="Measure">The measure that runs.</param>
/// <param name="Step">What it does right now.</param>
/// <param name="Done">From 0 to 1, over all chosen measures.</param>
/// <param name="TimeLeft">About how long the rest takes.</param>
internal sealed record MeasureProgress(IMeasure Measure, string Step, double Done, TimeSpan TimeLeft);
