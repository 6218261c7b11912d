using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>
/// The shared libraries of an image. Where a loader looks depends on its caches and on settings of the program; so a library
/// counts as there wherever in the image it lies.
/// </summary>
internal sealed class SharedLibraries(FileTree tree)
{
    // musl's loader is its C library, and answers to the names of glibc's parts (ldso/dynlink.c).
    private static readonly string[] PartsOfMusl =
    [
        "libc.",
        "libpthread.",
        "librt.",
        "libm.",
        "libdl.",
        "libutil.",
        "libxnet.",
    ];

    private readonly Lazy<HashSet<string>> _names = new(() =>
        tree
            .Nodes.Where(node =>
                node.Name.Contains(".so", StringComparison.Ordinal) && tree.Resolve(node) is { IsFile: true }
            )
            .Select(node => node.Name)
            .ToHashSet(StringComparer.Ordinal)
    );

    /// <param name="loader">The loader of the program that asks.</param>
    public bool Hold(string library, string? loader) =>
        _names.Value.Contains(library[(library.LastIndexOf('/') + 1)..])
        || (
            loader?.Contains("ld-musl", StringComparison.Ordinal) == true
            && PartsOfMusl.Any(part => library.StartsWith(part, StringComparison.Ordinal))
        );
}
