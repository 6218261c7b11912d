namespace HelloAspire.Comparison.Checks;

/// <summary>Packages that were kept for a next build, which an image never sees.</summary>
internal sealed class PackageCacheCheck : Check
{
    private const int MostNamed = 10;

    public override CheckInfo Info { get; } =
        new(
            "HELLO-0004",
            FindingSeverity.Low,
            "Package cache left in",
            "Restore packages in a first stage, or delete the cache in the same RUN."
        );

    public override IEnumerable<Evidence> Look(CheckSubject subject)
    {
        foreach (var cache in PackageCaches.In(subject.Image.Tree))
        {
            var files = cache.Descendants().Where(node => node.IsFile).ToList();
            if (files.TrueForAll(file => file.Size == 0))
            {
                continue;
            }
            var detail =
                $"{cache.Path}: {CountText.Of(files.Count, "file")}, {ByteSize.Format(files.Sum(file => file.Size))}.";
            foreach (var evidence in Evidence.Of(detail, files, subject.Image))
            {
                // Thousands of files say no more than their directory.
                yield return files.Count > MostNamed ? evidence with { Paths = [cache.Path] } : evidence;
            }
        }
    }
}
