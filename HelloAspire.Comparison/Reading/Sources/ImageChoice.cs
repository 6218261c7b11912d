using System.Globalization;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>Which of several images in one file or directory is meant: by name, by digest, by position, or the only one.</summary>
/// <param name="Name">As <c>app:1.0</c>, with or without registry.</param>
/// <param name="Digest">The beginning of the digest of a manifest or a configuration, as <c>sha256:3f2a…</c>.</param>
/// <param name="Position">Zero-based place in the manifest or index.</param>
internal sealed partial record ImageChoice(string? Name, string? Digest, int? Position)
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

    /// <summary>
    /// Whether a name of an image is the one that is meant; the registry, the repository and the tag <c>latest</c> may be left
    /// out, and Docker's own registry may be spelt out.
    /// </summary>
    public bool IsNamed(string candidate) =>
        Name is { } name
        && (IsSame(candidate, name) || (ImageName.Parse(name).Tag is null && IsSame(candidate, name + ":latest")));

    private static bool IsSame(string candidate, string name) =>
        candidate.EndsWith("/" + name, StringComparison.Ordinal)
        || candidate.EndsWith(":" + name, StringComparison.Ordinal)
        || Familiar(candidate) == Familiar(name);

    // docs.docker.com/reference/cli/docker/image/tag: without a registry a name is docker.io's, without a user library's.
    private static string Familiar(string name) => Implied().Replace(name, "");

    public bool IsDigest(string? candidate) =>
        Digest is { Length: >= ShortestDigest } digest
        && candidate?.StartsWith(digest, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>As it follows the path on the command line.</summary>
    public override string ToString() =>
        Name is { } name ? ":" + name
        : Digest is { } digest ? "@" + digest
        : Position is { } position ? string.Create(CultureInfo.InvariantCulture, $":@{position}")
        : "";

    [GeneratedRegex("^(?:(?:index\\.)?docker\\.io/)?(?:library/(?=[^/]+$))?")]
    private static partial Regex Implied();
}
