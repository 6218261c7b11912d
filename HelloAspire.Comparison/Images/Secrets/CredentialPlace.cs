using System.IO.Enumeration;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>A name, or the end of a path, at which a file with credentials is expected.</summary>
internal sealed record CredentialPlace(string Name, CredentialFile File)
{
    public bool IsPattern => Name.Contains('*');

    public string LastSegment => Name[(Name.LastIndexOf('/') + 1)..];

    /// <summary>The extension that every path of the pattern has; empty where they differ.</summary>
    public string Extension => Path.GetExtension(LastSegment) is var end && end.Contains('*') ? "" : end;

    public bool IsAt(string path) =>
        IsPattern && !Name.Contains('/')
            ? FileSystemName.MatchesSimpleExpression(Name, path.AsSpan(path.LastIndexOf('/') + 1))
        : IsPattern ? FileSystemName.MatchesSimpleExpression("*/" + Name, path)
        : path.EndsWith("/" + Name, StringComparison.OrdinalIgnoreCase);
}
