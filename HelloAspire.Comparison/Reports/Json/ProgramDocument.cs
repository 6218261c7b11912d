namespace HelloAspire.Comparison.Reports.Json;

/// <summary>The program in the JSON contract; the digest has 64 hexadecimal digits.</summary>
internal sealed record ProgramDocument(string Path, string Sha256);
