using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading.Caching;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Caching;

/// <summary>What was read is kept, until it is damaged or others take its place.</summary>
public sealed class ImageCacheSpecs : IDisposable
{
    private const int Kept = 40;

    private readonly ImageFiles _files = new();
    private readonly string _directory;
    private readonly ImageCache _cache;

    public ImageCacheSpecs()
    {
        _directory = _files.NewPath();
        _cache = new ImageCache(_directory);
    }

    [Fact]
    public void What_was_kept_is_found_under_its_key_alone()
    {
        _cache.Keep("a", Image("a"));

        Assert.Equal("a", _cache.Find("a")!.Id);
        Assert.Null(_cache.Find("b"));
    }

    [Fact]
    public void What_is_kept_again_replaces_what_was_there()
    {
        _cache.Keep("a", Image("a"));
        _cache.Keep("a", Image("b"));

        Assert.Equal("b", _cache.Find("a")!.Id);
        Assert.Single(Directory.GetFiles(_directory));
    }

    [Fact]
    public void Past_forty_images_the_oldest_goes()
    {
        var written = DateTime.UtcNow.AddDays(-1);
        for (var image = 0; image < Kept; image++)
        {
            _cache.Keep($"{image}", Image($"{image}"));
        }
        // All as old, but for two.
        foreach (var file in Directory.GetFiles(_directory))
        {
            File.SetLastWriteTimeUtc(file, written);
        }
        _cache.Keep("0", Image("0"));
        _cache.Keep("new", Image("new"));

        Assert.Equal(Kept, Directory.GetFiles(_directory).Length);
        Assert.NotNull(_cache.Find("0"));
        Assert.NotNull(_cache.Find("new"));
        Assert.Single(Enumerable.Range(1, Kept - 1), image => _cache.Find($"{image}") is null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(-1)]
    public void A_file_with_one_wrong_byte_is_not_believed(int place)
    {
        _cache.Keep("a", Image("a"));
        var file = Assert.Single(Directory.GetFiles(_directory));
        var content = File.ReadAllBytes(file);
        content[place < 0 ? content.Length + place : place] ^= 1;
        File.WriteAllBytes(file, content);

        Assert.Null(_cache.Find("a"));
        _cache.Keep("a", Image("again"));
        Assert.Equal("again", _cache.Find("a")!.Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(60)]
    public void A_file_that_is_cut_short_is_not_believed(int length)
    {
        _cache.Keep("a", Image("a"));
        var file = Assert.Single(Directory.GetFiles(_directory));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..length]);

        Assert.Null(_cache.Find("a"));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_no_failure()
    {
        var cache = new ImageCache(Path.Join(_files.Write([]), "below-a-file"));

        cache.Keep("a", Image("a"));

        Assert.Null(cache.Find("a"));
    }

    public void Dispose() => _files.Dispose();

    private static ScannedImage Image(string id) =>
        new()
        {
            Id = id,
            Config = [1, 2, 3],
            Layers = [],
        };
}
