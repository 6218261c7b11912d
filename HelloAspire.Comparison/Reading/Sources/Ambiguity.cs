using System.Globalization;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>An image that may be chosen.</summary>
internal sealed record ImageCandidate(int Position, IReadOnlyList<string> Names, string? Digest);

/// <summary>Tells how to choose where the choice leaves no image, or several.</summary>
internal static class Ambiguity
{
    private const int MostNamed = 10;
    private const int DigestShown = 19;

    public static DamagedImageException Of(ImageChoice choice, IReadOnlyList<ImageCandidate> all)
    {
        if (all.Count == 0)
        {
            return new("it holds no image");
        }
        var ways = all.SelectMany(Ways).Distinct().ToList();
        var more = ways.Count > MostNamed ? $" and {ways.Count - MostNamed} more" : "";
        var places = string.Create(CultureInfo.InvariantCulture, $"':@0' to ':@{all.Max(image => image.Position)}'");
        return new(
            choice.IsOpen
                ? $"it holds {all.Count} images"
                : $"it holds no image '{choice.ToString().TrimStart(':')}', or several",
            $"Add one of these to the path: {string.Join(", ", ways.Take(MostNamed))}{more}; or a position, {places}."
        );
    }

    private static IEnumerable<string> Ways(ImageCandidate image) =>
        image.Names.Count > 0 ? image.Names.Select(name => $"':{name}'")
        : image.Digest is { Length: > DigestShown } digest ? [$"'@{digest[..DigestShown]}'"]
        : [];
}
