namespace HelloAspire.Comparison.Images;

/// <summary>One step of the image's build history.</summary>
/// <param name="Index">Zero-based place in the history, oldest first.</param>
/// <param name="CreatedBy">The instruction, as the builder wrote it, with secrets masked.</param>
/// <param name="LayerIndex">The layer that the step made; null where it only set something.</param>
public sealed record HistoryStep(int Index, string CreatedBy, int? LayerIndex)
{
    /// <summary>The kinds of the secrets that were masked, those aside that the environment holds too.</summary>
    public IReadOnlyList<string> SecretKinds { get; init; } = [];
}
