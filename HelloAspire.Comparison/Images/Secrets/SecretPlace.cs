namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>A secret in a text.</summary>
/// <param name="Kind">What it is, in words.</param>
internal readonly record struct SecretPlace(string Kind, int Index, int Length);
