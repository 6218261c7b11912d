namespace HelloAspire.Comparison.Images;

/// <summary>Labels that tell an image's base (OCI image specification, pre-defined annotation keys).</summary>
internal static class BaseLabels
{
    public const string Name = "org.opencontainers.image.base.name";
    public const string Digest = "org.opencontainers.image.base.digest";
}
