namespace HelloAspire.Comparison.Reading;

/// <summary>How far the reading of an image is.</summary>
/// <param name="Done">Bytes read.</param>
/// <param name="Total">Bytes to read, where known beforehand; an engine only tells about how many.</param>
public readonly record struct ReadProgress(string Reference, long Done, long? Total);
