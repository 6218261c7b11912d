namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>What CycloneDX has no field for, by the names that our own bills give it.</summary>
internal static class BillProperties
{
    public const string Platform = "hello-compare:platform";

    /// <summary>The digest of the layer that brought a package; of the image, followed by each layer's place and whether it is the base's.</summary>
    public const string Layer = "hello-compare:layer";

    public const string BaseSuffix = ":base";

    /// <summary>The name of the base image.</summary>
    public const string Base = "hello-compare:base";

    /// <summary>The file that tells of a package.</summary>
    public const string Path = "hello-compare:path";

    /// <summary>A type of packages that the image may hold without a list of them.</summary>
    public const string Unlisted = "hello-compare:unlisted";

    public const string PrettyName = "hello-compare:prettyName";
    public const string Codename = "hello-compare:codename";
}
