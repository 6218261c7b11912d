namespace HelloAspire.Comparison.Scanning;

/// <summary>A secret in a text.</summary>
/// <param name="Kind">What it is, in words.</param>
public readonly record struct SecretPlace(string Kind, int Index, int Length)
{
    public bool Overlaps(SecretPlace other) => Index < other.Index + other.Length && other.Index < Index + Length;
}
