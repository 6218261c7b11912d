using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Caching;
using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Comparison.Samples;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Security;

/// <summary>An image of unknown origin can be looked at: looking runs nothing of it.</summary>
[Collection(TestImagesCollection.Name)]
public sealed class UntrustedImageSpecs
{
    [Fact(Timeout = 120_000)]
    public async Task To_read_an_image_starts_nothing_of_it()
    {
        var token = TestContext.Current.CancellationToken;
        var image = TestImages.Large.Image.Text;
        using var files = new ImageFiles();
        var since = await NowAsync(token);

        await new ImageReader(new ImageCache(files.NewPath()), ContainerEngine.Default).Read(
            image,
            cancellationToken: token
        );

        Assert.Empty(await ContainersAsync(image, since, token));
        // What is not seen when it happens would not be missed above.
        await EngineCli.Current.RunAsync(token, "rm", await EngineCli.Current.RunAsync(token, "create", image));
        Assert.Equal(["create", "destroy"], await ContainersAsync(image, since, token));
    }

    /// <summary>Returns what has happened to containers of an image since a moment.</summary>
    private static async Task<string[]> ContainersAsync(string image, string since, CancellationToken token) =>
        await EngineCli.Current.ListAsync(
            token,
            "events",
            "--since",
            since,
            "--until",
            await NowAsync(token),
            "--filter",
            "type=container",
            "--filter",
            $"image={image}",
            "--format",
            "{{.Action}}"
        );

    /// <summary>The engine's own clock, which its events bear.</summary>
    private static Task<string> NowAsync(CancellationToken token) =>
        EngineCli.Current.RunAsync(token, "info", "--format", "{{.SystemTime}}");
}
