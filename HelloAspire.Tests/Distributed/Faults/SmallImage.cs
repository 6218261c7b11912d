namespace HelloAspire.Tests.Distributed.Faults;

/// <summary>A static page on nothing but its server, as an image that no app host has built.</summary>
internal static class SmallImage
{
    public static Task BuildAsync(string tag)
    {
        var variant = TestVariant.Small(tag);
        return EngineCli.Current.RunAsync(
            TestContext.Current.CancellationToken,
            [
                "build",
                "--quiet",
                // One of its own, whatever else has been built of the same files.
                "--label",
                $"name={tag}",
                "--tag",
                tag,
                "--file",
                Path.Combine(variant.Context, variant.Dockerfile),
                .. BaseImages.Sdk is { } sdk ? (string[])["--build-arg", $"SDK_IMAGE={sdk}"] : [],
                variant.Context,
            ]
        );
    }
}
