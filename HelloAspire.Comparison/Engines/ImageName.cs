namespace HelloAspire.Comparison.Engines;

/// <summary>An image's name in an engine, as <c>registry:5000/team/app:1@sha256:…</c>.</summary>
/// <param name="Repository">As <c>registry:5000/team/app</c>; of an ID, the ID.</param>
/// <param name="Tag">Null where none is written.</param>
/// <param name="Digest">As <c>sha256:…</c>; null where none is written.</param>
internal sealed record ImageName(string Repository, string? Tag, string? Digest)
{
    private const string LocalRegistry = "localhost/";

    /// <summary>Reads a name. The prefix that Podman gives to images built on this machine is left out.</summary>
    public static ImageName Parse(string text)
    {
        var (name, digest) = text.Split('@', 2) is [var before, var after] ? (before, after) : (text, null);
        if (name.StartsWith(LocalRegistry, StringComparison.Ordinal))
        {
            name = name[LocalRegistry.Length..];
        }
        // A colon before the last slash is that of a registry's port.
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/')
            ? new ImageName(name[..colon], name[(colon + 1)..], digest)
            : new ImageName(name, null, digest);
    }

    public override string ToString() =>
        Repository + (Tag is null ? "" : ":" + Tag) + (Digest is null ? "" : "@" + Digest);
}
