namespace HelloAspire.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>An order that takes versions apart before it compares them.</summary>
/// <typeparam name="T">A version's parts.</typeparam>
internal abstract class VersionOrder<T> : IVersionOrder
    where T : class
{
    public bool IsValid(string version) => Parse(version) is not null;

    public int Compare(string? x, string? y) =>
        (x is null ? null : Parse(x), y is null ? null : Parse(y)) switch
        {
            ({ } left, { } right) => Compare(left, right),
            (null, null) => string.CompareOrdinal(x, y),
            (null, _) => -1,
            _ => 1,
        };

    /// <summary>Takes a version apart; null where it is invalid.</summary>
    protected abstract T? Parse(string version);

    protected abstract int Compare(T left, T right);
}
