namespace HelloAspire.Comparison.Images.Inventory;

/// <summary>What SPDX has no field for, in the words that our own bills put it.</summary>
internal static class SpdxComments
{
    private const string BaseLayer = "layer of the base image ";
    private const string Unlisted = "; not listed: ";

    /// <summary>Of the image: its platform, and the package types that it may hold without a list of them.</summary>
    public static string OfImage(Platform platform, IReadOnlyList<string> unlisted) =>
        platform + (unlisted is [] ? "" : Unlisted + string.Join(", ", unlisted));

    /// <summary>Of a layer; null where it is not the base image's.</summary>
    public static string? OfLayer(Layer layer, BaseImage? basis) =>
        layer.FromBase ? BaseLayer + (basis?.Name ?? "") : null;

    /// <summary>Takes the comment on an image apart.</summary>
    public static (string Platform, string[] Unlisted) ImageIn(string comment) =>
        comment.Split(Unlisted) is [var platform, var unlisted] ? (platform, unlisted.Split(", ")) : (comment, []);

    /// <summary>The name of the base image in the comment on a layer; null where it is not the base image's.</summary>
    public static string? BaseIn(string comment) =>
        comment.StartsWith(BaseLayer, StringComparison.Ordinal) ? comment[BaseLayer.Length..] : null;
}
