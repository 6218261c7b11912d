using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>What apt downloaded and no longer needs.</summary>
internal sealed class AptCacheCheck : Check
{
    public override CheckInfo Info { get; } =
        new(
            "DKL-DI-0005",
            FindingSeverity.Low,
            "apt's caches left in",
            "End the same RUN with 'rm -rf /var/lib/apt/lists/* /var/cache/apt/*'."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var files = subject.Image.Tree.Files.Where(file => file.Size > 0 && IsCache(file.Path)).ToList();
        return Evidence.Of(
            $"Files: {CountText.Of(files.Count)}, {ByteSize.Format(files.Sum(file => file.Size))}.",
            files,
            subject.Image
        );
    }

    private static bool IsCache(string path) =>
        path.StartsWith("/var/lib/apt/lists/", StringComparison.Ordinal)
        || path is "/var/cache/apt/pkgcache.bin" or "/var/cache/apt/srcpkgcache.bin"
        || (
            path.StartsWith("/var/cache/apt/archives/", StringComparison.Ordinal)
            && path.EndsWith(".deb", StringComparison.Ordinal)
        );
}
