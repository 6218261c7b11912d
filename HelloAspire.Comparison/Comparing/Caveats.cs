using System.Globalization;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Comparing.Advice;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Comparing;

/// <summary>What a reader must know before the figures are taken for more than they are.</summary>
internal static class Caveats
{
    // The label that a stand-in carries, and every image built on it inherits.
    private const string StandInLabel = "hello-aspire.stand-in";

    /// <summary>Each as a sentence or two; none where there is nothing to say.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ImageAnalysis> images, Measurements measured) =>
        [.. images.Select(Bill).Concat([StandIns(images), Platforms(images), Busy(measured)]).OfType<string>()];

    private static string? Bill(ImageAnalysis analysis)
    {
        if (analysis.Image.Bill is not { } bill)
        {
            return null;
        }
        var producer = bill.Producer is { } told ? $", written by {told}" : "";
        var subject = bill.Subject is { } about ? $" of {about}" : "";
        var left =
            bill.LeftOut == 0
                ? ""
                : $" {CountText.Of(bill.LeftOut, "component")} of it {(bill.LeftOut == 1 ? "has" : "have")} no package URL of a type "
                    + $"that is known here and {(bill.LeftOut == 1 ? "is" : "are")} left out, such as '{bill.FirstLeftOut}'.";
        return $"{analysis.Image.Name} is a bill of materials{subject} ({bill.Format}{producer}): its packages are known, and the "
            + $"known vulnerabilities in them; sizes, files, settings and findings are not.{left}";
    }

    private static string? StandIns(IReadOnlyList<ImageAnalysis> images)
    {
        var names = images.Select(one => one.Image).Where(IsOnStandIn).Select(image => image.Name).ToList();
        return names.Count == 0
            ? null
            : $"{Wording.Join(names)} {(names.Count == 1 ? "was" : "were")} built on a stand-in base image, because no "
                + "registry answered when this machine was set up. The sizes are those of the stand-in, not of the official image.";
    }

    private static string? Platforms(IReadOnlyList<ImageAnalysis> images) =>
        images.Select(one => one.Image.Config.Platform).Where(platform => platform.IsKnown).Distinct().Count() < 2
            ? null
            : $"The images are for different platforms: {Wording.Join([.. images.Select(one => $"{one.Image.Name} for {one.Image.Config.Platform}")])}. "
                + "Sizes and programs differ for that reason alone.";

    private static string? Busy(Measurements measured) =>
        measured.Conditions.Values.Where(one => one.IsBusy).MaxBy(one => one.LoadAverage) is not { } busiest
            ? null
            : $"The machine was busy before the measures ran (load average {busiest.LoadAverage!.Value.ToString("0.0", CultureInfo.InvariantCulture)} on {CountText.Of(busiest.Machine.Cores, "core")}): "
                + "the figures may be off. Measure again while it is otherwise idle.";

    private static bool IsOnStandIn(Image image) => image.Config.Labels.ContainsKey(StandInLabel);
}
