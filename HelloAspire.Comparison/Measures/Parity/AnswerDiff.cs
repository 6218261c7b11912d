using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace HelloAspire.Comparison.Measures.Parity;

internal static class AnswerDiff
{
    /// <summary>The difference of two answers line by line; empty where there is none.</summary>
    /// <param name="withBody">False if the body varies from one response to the next.</param>
    public static IReadOnlyList<DiffLine> Of(Answer baseline, Answer other, bool withBody)
    {
        var lines = InlineDiffBuilder
            .Diff(Text(baseline, withBody), Text(other, withBody), ignoreWhiteSpace: false)
            .Lines;
        return lines.All(line => line.Type == ChangeType.Unchanged)
            ? []
            : [.. lines.Select(line => new DiffLine(Side(line.Type), line.Text))];
    }

    private static string Text(Answer answer, bool withBody) =>
        string.Join(
            '\n',
            !withBody ? answer.Head.Where(line => !line.StartsWith("Content-Length:", StringComparison.Ordinal))
                : answer.Body.Count > 0 ? [.. answer.Head, "", .. answer.Body]
                : answer.Head
        );

    private static DiffSide Side(ChangeType type) =>
        type switch
        {
            ChangeType.Deleted => DiffSide.Left,
            ChangeType.Inserted => DiffSide.Right,
            _ => DiffSide.Both,
        };
}
