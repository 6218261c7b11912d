using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Sources;

/// <summary>Which of several images in a file or directory is meant, and how I say so.</summary>
public sealed class ImageChoiceSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Fact]
    public async Task Two_names_of_one_digest_are_one_image()
    {
        var image = Named("a");
        var reference = _reader.Files.OciDirectory(OciLayout.Of(image, "library/app:latest").Add(image, "app:1.0.0"));

        Assert.Equal("/a", await File(reference));
        Assert.Equal("/a", await File(reference + ":app:1.0.0"));
        Assert.Equal("/a", await File(reference + ":latest"));
    }

    [Fact]
    public async Task Of_images_without_names_I_choose_by_position_or_by_digest()
    {
        var (first, second) = (Named("a"), Named("b"));
        var reference = _reader.Files.Docker([first, second]);
        var id = (await _reader.Read(reference + ":@1")).Image.Id;

        var refusal = await _reader.Refuse(reference);

        Assert.Contains("it holds 2 images. Add one of these to the path: '@sha256:", refusal);
        Assert.Contains("or a position, ':@0' to ':@1'", refusal);
        Assert.Equal(["/a", "/b"], [await File(reference + ":@0"), await File(reference + "@1")]);
        Assert.Equal(
            ["/b", "/b", "/b"],
            [
                await File($"{reference}@{id}"),
                await File($"{reference}:@{id[..19]}"),
                await File($"{reference}@{id[7..19]}"),
            ]
        );
        Assert.Contains("no image '@2'", await _reader.Refuse(reference + ":@2"));
        Assert.Contains("no image '@sha256:000000", await _reader.Refuse(reference + "@sha256:000000"));
    }

    [Fact]
    public async Task Of_images_in_a_layout_I_choose_by_the_digest_of_manifest_or_configuration()
    {
        var layout = OciLayout.Of(Named("a")).Add(Named("b"));
        var reference = _reader.Files.OciDirectory(layout);
        var id = (await _reader.Read(reference + ":@1")).Image.Id;

        Assert.Contains("it holds 2 images", await _reader.Refuse(reference));
        Assert.Equal("/b", await File($"{reference}@{id}"));
        Assert.Equal("/a", await File($"{reference}@{layout.Digests[0]}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Signatures_and_referrers_beside_an_image_are_no_images(bool isFirst)
    {
        var layout = new OciLayout();
        _ = isFirst ? layout.AddSignatures().Add(Named("a"), "app:1") : layout.Add(Named("a"), "app:1").AddSignatures();

        Assert.Equal("/a", await File(_reader.Files.OciDirectory(layout)));
        Assert.Equal("/a", await File(_reader.Files.OciArchive(layout)));
    }

    [Theory]
    [InlineData("linux/amd64", "/amd64")]
    [InlineData("linux/x86_64", "/amd64")]
    [InlineData("linux/arm64", "/arm64")]
    [InlineData("linux/arm64/v8", "/arm64")]
    [InlineData("LINUX/aarch64", "/arm64")]
    [InlineData("linux/amd64/v1", "/amd64")]
    [InlineData("linux/arm", "/armv7")]
    [InlineData("linux/arm/6", "/armv6")]
    [InlineData("linux/arm/v6", "/armv6")]
    [InlineData("linux/arm/v7", "/armv7")]
    [InlineData("windows/amd64", "/windows")]
    public async Task I_choose_the_platform(string platform, string file)
    {
        var layout = new OciLayout()
            .AddFor("linux/amd64", Named("amd64"))
            .AddFor("linux/arm64/v8", Named("arm64", "linux/arm64/v8"))
            .AddFor("linux/arm/v6", Named("armv6", "linux/arm/v6"))
            .AddFor("linux/arm/v7", Named("armv7", "linux/arm/v7"))
            .AddFor("windows/amd64", Named("windows", "windows/amd64"));
        var options = new ReadOptions { Platform = Platform.Parse(platform) };

        foreach (var reference in new[] { _reader.Files.OciDirectory(layout), _reader.Files.OciArchive(layout) })
        {
            Assert.Equal(file, await FileOrRefusal(reference, options));
        }
    }

    [Fact]
    public async Task An_image_for_another_platform_than_I_asked_for_is_refused()
    {
        var options = new ReadOptions { Platform = new Platform("linux", "s390x") };
        var reference = _reader.Files.Docker(Named("a"));

        Assert.Contains("it is for linux/amd64, not for linux/s390x", await FileOrRefusal(reference, options));
    }

    [Theory]
    [InlineData("app:latest", "app")]
    [InlineData("app:latest", "docker.io/library/app")]
    [InlineData("app:1", "index.docker.io/library/app:1")]
    [InlineData("team/app:1", "docker.io/team/app:1")]
    [InlineData("docker.io/library/app:1", "docker.io/app:1")]
    [InlineData("ghcr.io/team/app:latest", "ghcr.io/team/app")]
    public async Task A_name_may_leave_out_or_spell_out_what_is_implied(string tag, string name)
    {
        Assert.Equal("/a", await File($"{_reader.Files.Docker(Named("a"), tag)}:{name}"));
    }

    [Theory]
    [InlineData("ghcr.io/library/app:1", "docker.io/library/app:1")]
    [InlineData("app:1", "app")]
    [InlineData("team/app:1", "docker.io/app:1")]
    public async Task A_name_of_another_image_is_none(string tag, string name)
    {
        Assert.Contains("it holds no image", await _reader.Refuse($"{_reader.Files.Docker(Named("a"), tag)}:{name}"));
    }

    [Fact]
    public async Task A_layout_of_artifacts_alone_says_what_it_holds()
    {
        var layout = new OciLayout().AddSignatures();

        Assert.Contains("it holds no image, but", await _reader.Refuse(_reader.Files.OciDirectory(layout)));
    }

    [Fact]
    public async Task Documents_may_begin_with_a_byte_order_mark()
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        var folder = _reader.Files.OciDirectory(OciLayout.Of(Named("a")))["oci:".Length..];
        var index = Path.Join(folder, "index.json");
        System.IO.File.WriteAllBytes(index, [.. mark, .. System.IO.File.ReadAllBytes(index)]);

        Assert.Equal("/a", await File("oci:" + folder));
    }

    public void Dispose() => _reader.Dispose();

    private static ImageBuilder Named(string file, string platform = "linux/amd64")
    {
        var image = new ImageBuilder().Layer(layer => layer.File(file, file));
        var parts = platform.Split('/');
        (image.Config["os"], image.Config["architecture"], image.Config["variant"]) = (
            parts[0],
            parts[1],
            parts.ElementAtOrDefault(2)
        );
        return image;
    }

    private async Task<string> File(string reference) =>
        Assert.Single((await _reader.Read(reference)).Image.Tree.Files).Path;

    private async Task<string> FileOrRefusal(string reference, ReadOptions options)
    {
        try
        {
            return Assert.Single((await _reader.Read(reference, options)).Image.Tree.Files).Path;
        }
        catch (HelloAspire.Comparison.UserErrorException exception)
        {
            return exception.Message;
        }
    }
}
