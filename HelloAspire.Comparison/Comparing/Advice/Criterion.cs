namespace HelloAspire.Comparison.Comparing.Advice;

/// <summary>One of the questions that decide which image to ship.</summary>
/// <param name="Title">As "Size".</param>
/// <param name="Figure">The answer in a word or two, as "79 times smaller".</param>
/// <param name="Detail">The numbers behind it.</param>
public sealed record Criterion(string Title, string Figure, string Detail)
{
    /// <summary>The name of the image that is better; null where neither is, or where nothing is known.</summary>
    public string? Better { get; init; }

    /// <summary>False where nothing that the question is about was measured.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>What the better image is, as "79 times smaller", or what both are, as "as fast".</summary>
    public string? Praise { get; init; }
}
