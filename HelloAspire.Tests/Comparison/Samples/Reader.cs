using HelloAspire.Comparison;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Caching;

namespace HelloAspire.Tests.Comparison.Samples;

/// <summary>Reads image files with a cache of its own and without an engine, so that nothing of this machine plays a part.</summary>
internal sealed class Reader : IDisposable
{
    private readonly ImageReader _reader;

    private readonly string _cache;

    public Reader()
    {
        _cache = Files.NewPath();
        _reader = new ImageReader(new ImageCache(_cache), new ContainerEngine("no-such-engine"));
    }

    public ImageFiles Files { get; } = new();

    /// <summary>The files of the cache.</summary>
    public IEnumerable<string> CachedFiles() => Directory.EnumerateFiles(_cache);

    public Task<ImageAnalysis> Read(ImageBuilder image, ReadOptions? options = null) =>
        Read(Files.Docker(image), options);

    public async Task<ImageAnalysis> Read(string reference, ReadOptions? options = null) =>
        ImageAnalysis.Of(
            await _reader.Read(reference, options, cancellationToken: TestContext.Current.CancellationToken)
        );

    public async Task<ImageComparison> Compare(ImageBuilder left, ImageBuilder right) =>
        ImageComparison.Of(await Read(left, new() { Name = "left" }), await Read(right, new() { Name = "right" }));

    /// <summary>Reads what cannot be read.</summary>
    /// <returns>What the user is told: one line.</returns>
    public async Task<string> Refuse(string reference)
    {
        var refusal = await Assert.ThrowsAsync<UserErrorException>(() => Read(reference));
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal.Message;
    }

    public void Dispose() => Files.Dispose();
}
