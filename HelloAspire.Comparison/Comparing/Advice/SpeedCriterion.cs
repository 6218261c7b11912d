using HelloAspire.Comparison.Measures;

namespace HelloAspire.Comparison.Comparing.Advice;

/// <summary>Which image starts sooner and answers more; unknown until that is measured.</summary>
internal static class SpeedCriterion
{
    private const string Title = "Speed";

    public static Criterion Of(string left, string right, Measurements measured)
    {
        var figures = new List<string>();
        var wide = new List<string>();
        Advantage? start = null;
        Advantage? answers = null;
        if (Pair(measured.Startup?.Variants, v => v.Name) is var (s1, s2))
        {
            figures.Add($"first response after {Number(s1.Total.Median)} ms vs. {Number(s2.Total.Median)} ms");
            start = Advantage.OfLower((s1.Name, s1.Total), (s2.Name, s2.Total));
            NoteSpread("start-up", s1.Total, s2.Total);
        }
        if (Pair(measured.Throughput?.Variants, v => v.Name) is var (t1, t2))
        {
            var (r1, r2) = (Distribution.Of(t1.RoundsPerSecond), Distribution.Of(t2.RoundsPerSecond));
            figures.Add($"{Number(r1.Median)} requests per second vs. {Number(r2.Median)}");
            answers = Advantage.OfHigher((t1.Name, r1), (t2.Name, r2));
            NoteSpread("throughput", r1, r2);
        }
        if (Pair(measured.Memory?.Variants, v => v.Name) is var (m1, m2))
        {
            figures.Add($"{ByteSize.Format(m1.AfterLoad)} of memory vs. {ByteSize.Format(m2.AfterLoad)}");
        }
        return figures.Count == 0
            ? new Criterion(Title, "Not measured", "Run the measures to see start-up, throughput and memory.")
            {
                IsKnown = false,
            }
            : Judge(start, answers, $"{left} vs. {right}: {string.Join(", ", figures)}.{Doubt(wide)} {Advantage.Rule}");

        void NoteSpread(string what, Distribution one, Distribution two)
        {
            if (one.IsWide || two.IsWide)
            {
                wide.Add(what);
            }
        }

        (T, T)? Pair<T>(IReadOnlyList<T>? variants, Func<T, string> name)
            where T : class =>
            variants?.FirstOrDefault(variant => name(variant) == left) is { } one
            && variants.FirstOrDefault(variant => name(variant) == right) is { } two
                ? (one, two)
                : null;
    }

    private static string Doubt(List<string> wide) =>
        wide.Count == 0
            ? ""
            : $" The spread of {Wording.Join(wide)} is wide: measure again while the machine is otherwise idle.";

    private static Criterion Judge(Advantage? start, Advantage? answers, string detail)
    {
        if (start is null && answers is null)
        {
            return new Criterion(Title, "Equally fast", detail) { Praise = "as fast" };
        }
        if (start is not null && answers is not null && start.Winner != answers.Winner)
        {
            return new Criterion(Title, "One starts faster, the other has more throughput", detail);
        }
        var praise = start is not null
            ? $"{Wording.Round(start.Factor)} times as fast to start"
            : $"{Wording.Round(answers!.Factor)} times as fast to answer";
        return new Criterion(Title, praise, detail) { Better = (start ?? answers)!.Winner, Praise = "faster" };
    }

    private static string Number(double value) => CountText.Of((long)Math.Round(value));
}
