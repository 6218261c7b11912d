namespace HelloAspire.Dashboard.Resources;

/// <summary>One line of a resource's output; it may hold ANSI colour sequences.</summary>
/// <param name="Number">Counts from 1 in each resource and never repeats.</param>
/// <param name="Timestamp">When it was written, where that is known.</param>
/// <param name="Text">The line without its end and without a leading timestamp.</param>
/// <param name="IsError">True for standard error.</param>
public sealed record ConsoleLogLine(long Number, DateTimeOffset? Timestamp, string Text, bool IsError = false);
