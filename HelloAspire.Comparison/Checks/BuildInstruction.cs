using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>A build step as a Dockerfile's instruction.</summary>
/// <param name="Keyword">As <c>RUN</c>.</param>
internal sealed partial record BuildInstruction(string Keyword, string Arguments)
{
    /// <summary>The command line of a step that runs one; empty for all other steps.</summary>
    public static string CommandOf(HistoryStep step) => Of(step) is { Keyword: "RUN" } run ? run.Arguments : "";

    // The classic builder: "/bin/sh -c #(nop) ADD file:… in /".
    private const string NoOperation = " -c #(nop) ";

    // BuildKit ends with a comment, and leaves the instruction as it is.
    private const string BuildKitMark = "# buildkit";

    /// <summary>Reads what the classic builder, BuildKit and buildah write into the history.</summary>
    public static BuildInstruction Of(HistoryStep step)
    {
        var text = step.CreatedBy.TrimEnd();
        text = text.EndsWith(BuildKitMark, StringComparison.Ordinal) ? text[..^BuildKitMark.Length].TrimEnd() : text;
        if (text.IndexOf(NoOperation, StringComparison.Ordinal) is >= 0 and var place)
        {
            text = text[(place + NoOperation.Length)..];
        }
        else if (!Instruction().IsMatch(text))
        {
            return new BuildInstruction("RUN", text);
        }
        var words = text.TrimStart().Split(' ', 2);
        return new BuildInstruction(words[0].ToUpperInvariant(), words.ElementAtOrDefault(1)?.Trim() ?? "");
    }

    [GeneratedRegex(
        "^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR) "
    )]
    private static partial Regex Instruction();
}
