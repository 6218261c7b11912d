namespace HelloAspire.Comparison.Comparing.Gates;

/// <summary>Which images a condition is about.</summary>
internal enum Side
{
    Any,
    Left,
    Right,
}
