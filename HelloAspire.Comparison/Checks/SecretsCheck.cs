using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Scanning;

namespace HelloAspire.Comparison.Checks;

/// <summary>Secrets in files of any layer, deleted ones too, in the environment and in the build history.</summary>
internal sealed partial class SecretsCheck : Check
{
    public override CheckInfo Info => CheckTable.Secrets;

    public override IEnumerable<Evidence> Look(CheckSubject subject) =>
        InFiles(subject.Image).Concat(InEnvironment(subject.Image)).Concat(InHistory(subject.Image));

    private static IEnumerable<Evidence> InFiles(Image image) =>
        from layer in image.Layers
        from match in layer.Content.Secrets
        let deleted = image.Tree.Find(match.Path)?.LayerIndex == layer.Index
            ? ""
            : $", deleted later but still in layer {layer.Index + 1}"
        select new Evidence(
            $"{match.Kind} '{match.Excerpt}' in line {match.Line}{deleted}.",
            [match.Path],
            layer.FromBase ? Origin.Base : Origin.Own
        );

    private static IEnumerable<Evidence> InEnvironment(Image image) =>
        from variable in image.Config.Environment
        from what in SecretsIn(variable)
        let name = variable.Split('=')[0]
        let isFromBase = image.Config.History.Any(step =>
            image.IsFromBase(step) && step.CreatedBy.Contains(name + "=", StringComparison.Ordinal)
        )
        select new Evidence($"{what} in the environment variable {name}.", [], isFromBase ? Origin.Base : Origin.Own);

    // ENV ends up in the environment, where it was found already.
    private static IEnumerable<Evidence> InHistory(Image image) =>
        from step in image.Config.History
        where BuildInstruction.Of(step).Keyword != "ENV"
        from what in SecretsIn(step.CreatedBy)
        select new Evidence(
            $"{what} in step {step.Index + 1} of the build history.",
            [],
            image.IsFromBase(step) ? Origin.Base : Origin.Own
        );

    private static IEnumerable<string> SecretsIn(string text)
    {
        foreach (var pattern in SecretPatterns.All.Where(pattern => pattern.FileNames is null))
        {
            var anchor = text.IndexOf(pattern.Anchor, StringComparison.Ordinal);
            if (anchor >= 0 && pattern.Match(text, anchor) is not null)
            {
                yield return char.ToUpperInvariant(pattern.Kind[0]) + pattern.Kind[1..];
                yield break;
            }
        }
        foreach (Match match in Assignment().Matches(text))
        {
            if (!Pointer().IsMatch(match.Groups["name"].Value))
            {
                yield return $"'{match.Groups["name"].Value}'";
            }
        }
        if (Login().IsMatch(text))
        {
            yield return "A password in a URL";
        }
    }

    // A value that is a variable, a path or a mere switch gives nothing away.
    [GeneratedRegex(
        @"(?<![\w$])(?<name>\w*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)\w*)=(?!true\b|false\b|none\b|\d{1,3}\b)[""']?(?<value>[^\s""'$/{<%][^\s""']{3,})",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?:_FILE|_PATH|_DIR|_URL|_URI|_NAME|_ID|_TYPE|_LENGTH|_EXPIRY|_TTL)$", RegexOptions.IgnoreCase)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://[^\s:/@]+:[^\s:/@$<{]{3,}@")]
    private static partial Regex Login();
}
