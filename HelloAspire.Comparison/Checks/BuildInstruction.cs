using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Checks;

/// <summary>A build step as a Dockerfile's instruction.</summary>
/// <param name="Keyword">As <c>RUN</c>.</param>
internal sealed partial record BuildInstruction(string Keyword, string Arguments)
{
    /// <summary>Reads what the classic builder, BuildKit and buildah write into the history.</summary>
    public static BuildInstruction Of(HistoryStep step)
    {
        var text = Trailer().Replace(step.CreatedBy, "");
        if (NoOperation().Match(text) is { Success: true } nop)
        {
            text = text[nop.Length..];
        }
        else if (!Instruction().IsMatch(text))
        {
            return new BuildInstruction("RUN", text);
        }
        var words = text.TrimStart().Split(' ', 2);
        return new BuildInstruction(words[0].ToUpperInvariant(), words.ElementAtOrDefault(1)?.Trim() ?? "");
    }

    // The classic builder: "/bin/sh -c #(nop) ADD file:… in /".
    [GeneratedRegex(@"^(?:\|\d+ .*)?\S+ -c #\(nop\)\s+")]
    private static partial Regex NoOperation();

    // BuildKit ends with a comment, and leaves the instruction as it is.
    [GeneratedRegex(@"\s*# buildkit\s*$")]
    private static partial Regex Trailer();

    [GeneratedRegex(
        "^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR) "
    )]
    private static partial Regex Instruction();
}
