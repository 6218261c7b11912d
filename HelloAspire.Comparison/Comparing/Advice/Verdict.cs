using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Parity;

namespace HelloAspire.Comparison.Comparing.Advice;

/// <summary>Which of two images to ship, and why.</summary>
/// <param name="Headline">As "Ship multi-stage".</param>
/// <param name="Reason">A sentence or two.</param>
/// <param name="Criteria">Size, security, speed.</param>
public sealed record Verdict(string Headline, string Reason, IReadOnlyList<Criterion> Criteria)
{
    /// <summary>Weighs what is known of the images, and of their containers where that was measured.</summary>
    public static Verdict On(ImageComparison comparison, Measurements measured)
    {
        var (left, right) = (comparison.Left.Image.Name, comparison.Right.Image.Name);
        Criterion[] criteria =
        [
            SizeCriterion.Of(comparison),
            SecurityCriterion.Of(comparison),
            SpeedCriterion.Of(left, right, measured),
        ];
        var parity = Parity(measured.Parity, right);
        string[] broken =
        [
            .. new[] { comparison.Left, comparison.Right }.Where(CannotStart).Select(i => i.Image.Name).Distinct(),
        ];
        var headline =
            broken.Length > 0 ? $"{Wording.Join(broken)} cannot start"
            : parity is { Same: false } ? "Their responses differ"
            : IsOneImage(comparison) ? "Both are the same image"
            : Decide(criteria, comparison);
        var sameness = Sameness(comparison, parity);
        var reason = left == right ? sameness : $"{Weigh(criteria, left, right)} {sameness}";
        return new Verdict(headline, reason, criteria);
    }

    private static bool IsOneImage(ImageComparison comparison) =>
        comparison.Left.Image.Id is { Length: > 0 } id && id == comparison.Right.Image.Id && !comparison.HasBill;

    private static bool CannotStart(ImageAnalysis image) =>
        image.Image is { IsBill: false, Config: { Entrypoint: [], Command: [] } }
        || image.Findings.Any(finding => finding.Check.PreventsStart);

    private static (bool Same, string Sentence)? Parity(ParityResult? parity, string other)
    {
        if (parity is null)
        {
            return null;
        }
        var (all, alike) = (
            parity.Requests.Count,
            parity.Requests.Count(request => request.Differences.All(difference => difference.Variant != other))
        );
        return all == alike
            ? (true, $"respond identically to all {all} requests")
            : (false, $"respond identically to {alike} of {all} requests");
    }

    private static string Decide(Criterion[] criteria, ImageComparison comparison) =>
        criteria.Select(criterion => criterion.Better).OfType<string>().Distinct().ToList() switch
        {
            _ when NotKnown.IsWindows(comparison.Left) != NotKnown.IsWindows(comparison.Right) =>
                "They are for different systems",
            [] when !criteria.Any(criterion => criterion.IsKnown) => "Too little is known to choose",
            [] when comparison.HasBill => "Neither is ahead in what is known",
            [] => "Either will do",
            [var winner] => $"Ship {winner}",
            _ => "It is a trade-off",
        };

    private static string Weigh(Criterion[] criteria, string left, string right)
    {
        var leads = criteria
            .Where(criterion => criterion.Better is not null)
            .GroupBy(criterion => criterion.Better!, criterion => criterion.Praise!)
            .Select(group => $"{group.Key} is {Wording.Join([.. group])}")
            .ToList();
        var ties = Wording.Join([
            .. criteria.Where(a => a is { Better: null, Praise: not null }).Select(a => a.Praise!),
        ]);
        return leads switch
        {
            [] when ties.Length == 0 =>
                $"Nothing that is known distinguishes {left} from {right} except their packages.",
            [] => $"{left} is {ties} as {right}.",
            [var only] => $"{only} than {Other(criteria, left, right)}{(ties.Length > 0 ? ", and just " + ties : "")}.",
            _ => $"{string.Join("; ", leads)}.",
        };
    }

    private static string Other(Criterion[] criteria, string left, string right) =>
        criteria.First(criterion => criterion.Better is not null).Better == left ? right : left;

    private static string Sameness(ImageComparison comparison, (bool Same, string Sentence)? parity) =>
        comparison.SameProgram switch
        {
            true when parity is { Same: false } =>
                $"Both run the same program, byte for byte, yet {parity.Value.Sentence}.",
            true when parity is not null => $"Both run the same program, byte for byte, and {parity.Value.Sentence}.",
            true => "Both run the same program, byte for byte.",
            false => parity is null
                ? "They run different programs."
                : $"They run different programs and {parity.Value.Sentence}.",
            null when NotKnown.Why(comparison) is { } why => $"{why}.",
            null => parity is null
                ? string.Join(
                    " ",
                    new[] { comparison.Left, comparison.Right }.Select(WithoutProgram).OfType<string>().Distinct()
                )
                : $"They {parity.Value.Sentence}.",
        };

    private static string? WithoutProgram(ImageAnalysis image) =>
        image switch
        {
            { Program: not null } => null,
            _ when NotKnown.IsWindows(image) => $"{image.Image.Name} is a Windows image: its program is not examined.",
            { Image.Config: { Entrypoint: [], Command: [] } } => $"{image.Image.Name} names no program to run.",
            _ => $"{image.Image.Name} does not contain the program that it names.",
        };
}
