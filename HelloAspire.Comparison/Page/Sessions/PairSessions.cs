using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Exceptions;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Variants;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Sources;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>What is compared: configured variants, in one session for all, or images that someone chose, in one each.</summary>
internal sealed class PairSessions(
    VariantSet configured,
    ReadingSession standard,
    ImageReader reader,
    VulnerabilityDatabase database,
    VulnerabilityExceptions exceptions,
    ConfiguredScanners scanners,
    ILogger<ReadingSession> logger
)
{
    // Of an image that is read again, only the merging takes time: its files are in the cache.
    private const int MostKept = 4;

    private readonly Lock _lock = new();
    private readonly List<ComparedPair> _chosen = [];

    // A file among them, which cannot be measured, keeps the others from nothing.
    private readonly PairMeasures _measures = new([
        .. configured.All.Where(variant => variant.Image.Engine is not null),
    ]);

    /// <summary>The pair that is meant; its session reads when it is told to.</summary>
    /// <exception cref="UserErrorException">A side names nothing that can be an image.</exception>
    public ComparedPair Of(PairChoice choice)
    {
        var left = Side(choice.Left) ?? configured.Baseline ?? throw Missing();
        var right = Side(choice.Right) ?? configured.All.FirstOrDefault(variant => variant != left) ?? throw Missing();
        if (configured.All.Contains(left) && configured.All.Contains(right))
        {
            return new(standard, _measures, left, right, IsConfigured: true);
        }
        lock (_lock)
        {
            var pair =
                _chosen.Find(known => known.Left == left && known.Right == right)
                ?? new(
                    new ReadingSession(
                        new VariantSet([left, right]),
                        reader,
                        database,
                        exceptions,
                        scanners,
                        logger,
                        awaitsImages: false
                    ),
                    new PairMeasures([left, right]),
                    left,
                    right,
                    IsConfigured: false
                );
            _chosen.Remove(pair);
            _chosen.Add(pair);
            if (_chosen.Count > MostKept)
            {
                _chosen.Remove(_chosen.First(known => !known.Measures.IsRunning));
            }
            return pair;
        }
    }

    private ImageVariant? Side(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : configured.All.FirstOrDefault(variant => variant.Name == text) is { } variant ? variant
        : new ImageVariant { Name = text, Image = Reference(text.Trim()) };

    private static ImageReference Reference(string text)
    {
        var reference = ImageReference.Parse(text, ContainerEngine.Default);
        // Devices and pipes, which the command line takes: they would keep the page waiting.
        if (reference.Engine is null && !Directory.Exists(reference.Location))
        {
            var path = ImagePath.OfFile(reference.Location).Path;
            if (new FileInfo(path) is { Length: 0 })
            {
                throw new UserErrorException(
                    $"'{path}' is empty, or is not a regular file. Save an image to a file first."
                );
            }
        }
        return reference;
    }

    private static UserErrorException Missing() => new("Name both images: the baseline and the other one.");
}
