namespace HelloAspire.Comparison.Comparing.Advice;

internal static class Words
{
    /// <summary>As "a, b and c".</summary>
    public static string List(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} and {words[^1]}";
}
