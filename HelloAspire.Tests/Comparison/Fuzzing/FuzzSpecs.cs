using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using HelloAspire.Comparison;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Fuzzing;

/// <summary>
/// Whatever is bent in an image, it is read or refused, in bounded time. A test run tries a few hundred images;
/// <c>eng/fuzz.sh SECONDS</c> tries for as long as it is told, from a seed that it prints.
/// </summary>
public sealed class FuzzSpecs(ITestOutputHelper output) : IDisposable
{
    private const int Few = 300;
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(20);

    private readonly Reader _reader = new();

    [Fact]
    [Trait("Category", "Fuzz")]
    public async Task Whatever_is_bent_an_image_is_read_or_refused()
    {
        var seed = Setting("FUZZ_SEED") ?? 1;
        var until = Setting("FUZZ_SECONDS") is { } seconds ? Stopwatch.StartNew() : null;
        var (read, refused, count) = (0, 0, 0);
        TimeSpan longest = default;
        for (; until is null ? count < Few : until.Elapsed.TotalSeconds < Setting("FUZZ_SECONDS"); count++)
        {
            var before = Stopwatch.GetTimestamp();
            if (await Try(seed + count))
            {
                read++;
            }
            else
            {
                refused++;
            }
            var took = Stopwatch.GetElapsedTime(before);
            longest = took > longest ? took : longest;
        }
        using var process = Process.GetCurrentProcess();
        output.WriteLine(
            $"Seed {seed}: {count} images, {read} read, {refused} refused; the longest took {longest.TotalMilliseconds:0} ms, "
                + $"the process held at most {process.PeakWorkingSet64 / 1_000_000} MB."
        );
        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused: the fuzzing goes past its target.");
        Assert.InRange(longest, TimeSpan.Zero, LongestReading);
    }

    /// <summary>What fuzzing found once.</summary>
    public static TheoryData<int> Findings { get; } = new(FuzzSeeds.Findings);

    [Theory]
    [MemberData(nameof(Findings))]
    public Task What_fuzzing_found_once_is_mended(int seed) => Try(seed);

    public void Dispose() => _reader.Dispose();

    // Whether the image was read.
    private async Task<bool> Try(int seed)
    {
        var path = Bend(new Mutation(seed));
        try
        {
            await _reader.Read(path);
            return true;
        }
        catch (UserErrorException exception)
        {
            Assert.DoesNotContain('\n', exception.Message);
            return false;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Fuzzing with the seed {seed} found a fault.", exception);
        }
        finally
        {
            File.Delete(path[(path.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        }
    }

    private string Bend(Mutation mutation) =>
        mutation.Choose<Func<string>>([
            () => _reader.Files.Docker(FuzzSeeds.Image(), "app:1", mutation.OfArchive),
            () => _reader.Files.Docker(new ImageBuilder().Layer(mutation.OfArchive(FuzzSeeds.Layer))),
            () =>
                _reader.Files.Docker(
                    new ImageBuilder()
                        .Layer(mutation.OfArchive(FuzzSeeds.Layer))
                        .Layer(mutation.OfArchive(FuzzSeeds.Upper))
                ),
            () => _reader.Files.Docker(Compressed(mutation)),
            () => _reader.Files.Docker(WithFile(mutation)),
            () => _reader.Files.Docker(WithFile(mutation)),
            () => Layout(mutation),
            () => WithConfig(mutation),
            () => "sbom:" + _reader.Files.Write(mutation.Of(mutation.Choose(FuzzSeeds.Bills))),
        ])();

    private static ImageBuilder Compressed(Mutation mutation)
    {
        var form = mutation.Choose([Compression.Gzip, Compression.Zstd]);
        return new ImageBuilder().Layer(
            new Blob(mutation.Of(form.Of(FuzzSeeds.Layer))),
            Blob.DigestOf(FuzzSeeds.Layer)
        );
    }

    private static ImageBuilder WithFile(Mutation mutation)
    {
        var (path, content) = mutation.Choose(FuzzSeeds.Files);
        return new ImageBuilder().Layer(layer => layer.File(path, mutation.Of(content), "755")).Entrypoint("/" + path);
    }

    private string Layout(Mutation mutation)
    {
        var archive = new LayerBuilder();
        var files = new OciLayout()
            .AddIndex("app:1", ("amd64", FuzzSeeds.Image()), ("arm64", FuzzSeeds.Image()))
            .Files.ToList();
        var bent = mutation.Choose(files.Select(file => file.Path).ToList());
        foreach (var (path, content) in files)
        {
            archive.File(path, path == bent ? mutation.Of(content) : content);
        }
        return "docker-archive:" + _reader.Files.Write(archive.ToArray());
    }

    private string WithConfig(Mutation mutation)
    {
        var image = FuzzSeeds.Image();
        var config = new Blob(mutation.Of(Encoding.UTF8.GetBytes(image.Config.ToJsonString())));
        var manifest = new JsonObject
        {
            ["Config"] = config.Hex + ".json",
            ["RepoTags"] = new JsonArray("app:1"),
            ["Layers"] = new JsonArray([.. image.Layers.Select(layer => JsonValue.Create(layer.Hex))]),
        };
        var archive = new LayerBuilder();
        foreach (var layer in image.Layers)
        {
            archive.File(layer.Hex, layer.Content);
        }
        archive.File(config.Hex + ".json", config.Content);
        archive.File(
            "manifest.json",
            mutation.Choose([true, false])
                ? Encoding.UTF8.GetBytes($"[{manifest.ToJsonString()}]")
                : mutation.Of(Encoding.UTF8.GetBytes($"[{manifest.ToJsonString()}]"))
        );
        return "docker-archive:" + _reader.Files.Write(archive.ToArray());
    }

    private static int? Setting(string name) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
