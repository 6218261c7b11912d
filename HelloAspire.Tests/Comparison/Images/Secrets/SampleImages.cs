using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images.Secrets;

/// <summary>Samples in as few images as their paths allow: to read an image costs more than to look for its secrets.</summary>
internal static class SampleImages
{
    public static IEnumerable<(ImageBuilder Image, IReadOnlyList<SecretSample> Samples)> Of(
        IReadOnlyList<SecretSample> samples
    )
    {
        foreach (var setting in samples.Where(sample => !sample.IsFile))
        {
            yield return (setting.ToImage(), [setting]);
        }
        // The second sample of a path goes into the second image.
        foreach (
            var files in samples
                .Where(sample => sample.IsFile)
                .GroupBy(sample => sample.Place)
                .SelectMany(same => same.Select((sample, place) => (sample, place)))
                .GroupBy(pair => pair.place, pair => pair.sample)
        )
        {
            yield return (
                ImageBuilder
                    .Clean()
                    .Layer(layer =>
                        files.ToList().ForEach(sample => layer.File(sample.Place.TrimStart('/'), sample.Content))
                    ),
                [.. files]
            );
        }
    }
}
