namespace HelloAspire.Comparison.Measures.Parity;

/// <summary>Whether all variants answer alike.</summary>
/// <param name="Target"><c>running</c> where the running variants were asked, <c>fresh</c> where containers were started.</param>
public sealed record ParityResult(string Target, IReadOnlyList<ParityAnswer> Requests)
{
    /// <summary>Why containers were started; null where the running variants were asked.</summary>
    public string? TargetReason { get; init; }

    /// <summary>Whether no request shows a difference.</summary>
    public bool Same => Requests.All(request => request.Same);
}

/// <summary>How the variants answered one request.</summary>
/// <param name="Request">As <c>GET /</c>.</param>
/// <param name="Shows">What a difference would show.</param>
/// <param name="Status">The baseline's status code.</param>
/// <param name="BodyVaries">Whether the baseline's body differs from one response to the next; then only status and headers count.</param>
/// <param name="Differences">One for each variant whose response differs from the baseline's.</param>
public sealed record ParityAnswer(
    string Request,
    string Shows,
    int Status,
    bool BodyVaries,
    IReadOnlyList<ParityDifference> Differences
)
{
    public bool Same => Differences.Count == 0;
}

/// <summary>How a variant's response differs from the baseline's, line by line.</summary>
public sealed record ParityDifference(string Variant, IReadOnlyList<DiffLine> Lines);

/// <summary>A line of a difference.</summary>
public sealed record DiffLine(DiffSide Side, string Text);

/// <summary>Which response has a line: the baseline's is the left one.</summary>
public enum DiffSide
{
    Both,
    Left,
    Right,
}
