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

    public string Dockerfile { get; init; } = "Dockerfile";

    public string Context { get; init; } = ContextOf(Image);

    /// <summary>Whether its image outlives the application, for the test to look at; the test then removes it.</summary>
    public bool ImageStays { get; init; }

    /// <summary>Build arguments beside the one that names the base image.</summary>
    public Dictionary<string, string> BuildArgs { get; init; } = new Dictionary<string, string>();

    /// <summary>A static page on nothing but its server: what is quick to build, to start and to read.</summary>
    public static TestVariant Small(string name) => new(name, "static-files") { Dockerfile = "Dockerfile.small" };

    /// <summary>Returns the path of an image's build context.</summary>
    public static string ContextOf(string image) =>
        Repository.PathTo("HelloAspire.Tests", "Distributed", "Images", image);

    /// <summary>Returns the app host's arguments for the entry with an index.</summary>
    public IEnumerable<string> ToArguments(int index)
    {
        var entry = $"--Variants:{index}";
        yield return $"{entry}:Name={Name}";
        yield return $"{entry}:Context={Context}";
        yield return $"{entry}:Dockerfile={Dockerfile}";
        yield return string.Create(CultureInfo.InvariantCulture, $"{entry}:TargetPort={TargetPort}");
        yield return $"{entry}:HealthPath={HealthPath}";
        foreach (var (name, value) in BuildArgs)
        {
            yield return $"{entry}:BuildArgs:{name}={value}";
        }
        if (BaseImages.Sdk is { } sdk)
        {
            yield return $"{entry}:BuildArgs:SDK_IMAGE={sdk}";
        }
    }
}
