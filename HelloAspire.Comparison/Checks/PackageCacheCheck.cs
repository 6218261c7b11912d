using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Checks;

/// <summary>What package managers keep for the next build: NuGet, npm, pip, apk, dnf, Go, Cargo, Maven, Gradle.</summary>
internal sealed partial class PackageCacheCheck : Check
{
    private const int MostNamed = 10;

    public override CheckInfo Info => CheckTable.PackageCache;

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        var caches = subject
            .Image.Tree.Files.Select(file => (file, match: Cache().Match(file.Path)))
            .Where(pair => pair.match.Success && pair.file.Size > 0)
            .GroupBy(pair => pair.match.Value.TrimEnd('/'), pair => pair.file, StringComparer.Ordinal);
        foreach (var cache in caches.OrderBy(cache => cache.Key, StringComparer.Ordinal))
        {
            var detail = $"{cache.Key}: {cache.Count()} files, {ByteSize.Format(cache.Sum(file => file.Size))}.";
            // Thousands of files say no more than their directory.
            foreach (var evidence in Evidence.Of(detail, cache.ToList(), subject.Image))
            {
                yield return evidence with
                {
                    Paths = cache.Count() > MostNamed ? [cache.Key] : evidence.Paths,
                };
            }
        }
    }

    internal static bool IsCache(string path) => Cache().IsMatch(path);

    [GeneratedRegex(
        @"^(?:/root|/home/[^/]+)/(?:\.nuget/packages|\.local/share/NuGet|\.npm/_cacache|\.cache/(?:pip|yarn|go-build|uv)|\.cargo/registry|\.m2/repository|\.gradle/caches|go/pkg/mod)/|^/go/pkg/mod/|^/var/cache/(?:apk|yum|dnf|libdnf5|zypp)/|^/etc/apk/cache/"
    )]
    private static partial Regex Cache();
}
