namespace HelloAspire.Comparison.Images;

/// <summary>The image that another was built from.</summary>
/// <param name="Name">Its name, or its ID where it has none.</param>
/// <param name="LayerCount">How many of the lowest layers are its own.</param>
/// <param name="StepCount">How many of the oldest history steps are its own.</param>
/// <param name="FoundBy">How it was found.</param>
public sealed record BaseImage(string Name, int LayerCount, int StepCount, string FoundBy);

/// <summary>Labels that tell an image's base (OCI image specification, pre-defined annotation keys).</summary>
internal static class BaseLabels
{
    public const string Name = "org.opencontainers.image.base.name";
    public const string Digest = "org.opencontainers.image.base.digest";
}
