using CliWrap;
using HelloAspire.Comparison.Checks;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Sources;

/// <summary>What was read once is known again by its content, never by its path, its length or its time.</summary>
public sealed class CacheSpecs : IDisposable
{
    private static readonly DateTime Epoch = new(2023, 11, 14, 0, 0, 0, DateTimeKind.Utc);

    private readonly Reader _reader = new();

    [Fact]
    public async Task Another_archive_of_the_same_length_and_time_is_another_image()
    {
        var path = await Archive("one", null);
        Assert.Equal(3, (await _reader.Read("docker-archive:" + path)).Image.Size.Stored);

        await Archive("two22", path);

        Assert.Equal(5, (await _reader.Read("docker-archive:" + path)).Image.Size.Stored);
    }

    [Fact]
    public async Task A_layout_whose_index_is_put_back_is_the_image_that_the_index_names()
    {
        var (first, second) = (Image("one"), Image("two22"));
        var reference = _reader.Files.OciDirectory(OciLayout.Of(first));
        var folder = reference["oci:".Length..];
        var index = await File.ReadAllBytesAsync(Path.Join(folder, "index.json"), Token);
        Write(folder, OciLayout.Of(second));
        Assert.Equal(5, (await _reader.Read(reference)).Image.Size.Stored);

        await File.WriteAllBytesAsync(Path.Join(folder, "index.json"), index, Token);
        SetTimes(folder);

        Assert.Equal(3, (await _reader.Read(reference)).Image.Size.Stored);
    }

    [Fact]
    public async Task A_layout_that_lost_a_layer_says_so_although_the_image_is_known()
    {
        var image = Image("one");
        var reference = _reader.Files.OciDirectory(OciLayout.Of(image));
        await _reader.Read(reference);

        File.Delete(Path.Join(reference["oci:".Length..], "blobs", "sha256", image.Layers[0].Hex));

        Assert.Contains("it lacks", await _reader.Refuse(reference));
    }

    [Fact]
    public async Task An_archive_that_was_damaged_since_is_not_known()
    {
        var path = await Archive("one", null);
        await _reader.Read("docker-archive:" + path);
        var bytes = await File.ReadAllBytesAsync(path, Token);

        bytes[700] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Token);
        File.SetLastWriteTimeUtc(path, Epoch);

        await _reader.Refuse("docker-archive:" + path);
    }

    [Fact]
    public async Task A_named_pipe_is_read_anew_each_time()
    {
        var pipe = _reader.Files.NewPath(".pipe");
        await Cli.Wrap("mkfifo").WithArguments(pipe).ExecuteAsync(Token);

        Assert.Equal(3, (await Through(pipe, await Archive("one", null))).Image.Size.Stored);
        Assert.Equal(5, (await Through(pipe, await Archive("two22", null))).Image.Size.Stored);
    }

    public void Dispose() => _reader.Dispose();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ImageBuilder Image(string content) => new ImageBuilder().Layer(layer => layer.File("a", content));

    private async Task<ImageAnalysis> Through(string pipe, string archive)
    {
        var writing = Task.Run(() => File.WriteAllBytes(pipe, File.ReadAllBytes(archive)), Token);
        var analysis = await _reader.Read("docker-archive:" + pipe);
        await writing;
        return analysis;
    }

    private async Task<string> Archive(string content, string? path)
    {
        var written = _reader.Files.Docker(Image(content))["docker-archive:".Length..];
        path ??= written;
        await File.WriteAllBytesAsync(path, await File.ReadAllBytesAsync(written, Token), Token);
        File.SetLastWriteTimeUtc(path, Epoch);
        return path;
    }

    private static void Write(string folder, OciLayout layout)
    {
        foreach (var (path, content) in layout.Files)
        {
            File.WriteAllBytes(Path.Join(folder, path), content);
        }
        SetTimes(folder);
    }

    private static void SetTimes(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, Epoch);
        }
    }
}
