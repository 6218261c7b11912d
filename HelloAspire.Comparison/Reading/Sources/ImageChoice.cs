using System.Globalization;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Which of several images in one file or directory is meant: by name, by digest, by position, or the only one.</summary>
/// <param name="Name">As <c>app:1.0</c>, with or without registry.</param>
/// <param name="Digest">The beginning of the digest of a manifest or a configuration, as <c>sha256:3f2a…</c>.</param>
/// <param name="Position">Zero-based place in the manifest or index.</param>
internal sealed record ImageChoice(string? Name, string? Digest, int? Position)
{
    private const int ShortestDigest = 6;

    /// <summary>Reads what follows a path: <c>NAME</c>, <c>@DIGEST</c> or <c>@POSITION</c>; null where nothing does.</summary>
    public static ImageChoice Parse(string? text) =>
        text is null or "" ? new(null, null, null)
        : text[0] != '@' ? new(text, null, null)
        : int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        && text.Length <= ShortestDigest
            ? new(null, null, position)
        : new(null, text.Contains(':') ? text[1..] : "sha256:" + text[1..], null);

    public bool IsOpen => this is { Name: null, Digest: null, Position: null };

    /// <summary>Whether a name of an image is the one that is meant; the registry and the repository may be left out.</summary>
    public bool IsNamed(string candidate) =>
        Name is { } name
        && (
            candidate == name
            || candidate.EndsWith("/" + name, StringComparison.Ordinal)
            || candidate.EndsWith(":" + name, StringComparison.Ordinal)
        );

    public bool IsDigest(string? candidate) =>
        Digest is { Length: >= ShortestDigest } digest
        && candidate?.StartsWith(digest, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>As it follows the path on the command line.</summary>
    public override string ToString() =>
        Name is { } name ? ":" + name
        : Digest is { } digest ? "@" + digest
        : Position is { } position ? string.Create(CultureInfo.InvariantCulture, $":@{position}")
        : "";
}
