using System.Globalization;

namespace HelloAspire.Tests.Distributed;

/// <summary>A Dockerfile of the tests, as an entry of the app host's <c>Variants</c>.</summary>
/// <param name="Name">The resource's name: one of its own for each test class, for they run side by side.</param>
/// <param name="Image">The folder under <c>Distributed/Images</c>.</param>
internal sealed record TestVariant(string Name, string Image)
{
    /// <summary>The port inside the container: the static file server's.</summary>
    public int TargetPort { get; init; } = 9000;

    public string HealthPath { get; init; } = "/";

    /// <summary>Returns the path of an image's build context.</summary>
    public static string ContextOf(string image) =>
        Repository.PathTo("HelloAspire.Tests", "Distributed", "Images", image);

    /// <summary>Returns the app host's arguments for the entry with an index.</summary>
    public IEnumerable<string> ToArguments(int index)
    {
        var entry = $"--Variants:{index}";
        yield return $"{entry}:Name={Name}";
        yield return $"{entry}:Context={ContextOf(Image)}";
        yield return string.Create(CultureInfo.InvariantCulture, $"{entry}:TargetPort={TargetPort}");
        yield return $"{entry}:HealthPath={HealthPath}";
        if (BaseImages.Sdk is { } sdk)
        {
            yield return $"{entry}:BuildArgs:SDK_IMAGE={sdk}";
        }
    }
}
