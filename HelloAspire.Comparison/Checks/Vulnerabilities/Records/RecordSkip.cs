namespace HelloAspire.Comparison.Checks.Vulnerabilities.Records;

/// <summary>A record that could not be used.</summary>
/// <param name="Name">Its file in the archive.</param>
/// <param name="Reason">In a few words.</param>
internal sealed record RecordSkip(string Name, string Reason);
