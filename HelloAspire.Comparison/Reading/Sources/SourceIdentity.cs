namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>What identifies an image's bytes.</summary>
/// <param name="Key">The same key means the same bytes: an engine's ID, or a file's path, length and time.</param>
/// <param name="Id">The engine's ID; null where only reading tells it.</param>
/// <param name="Size">Bytes to read; about as many where an engine told them.</param>
internal sealed record SourceIdentity(string Key, string? Id, long Size);
