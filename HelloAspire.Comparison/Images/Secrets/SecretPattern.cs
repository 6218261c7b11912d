using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>A well-known form of a secret.</summary>
/// <param name="Kind">What it is, as "AWS access key".</param>
/// <param name="Anchor">Text that every match contains, rare enough to search whole images for.</param>
/// <param name="Form">Matches from a little before the anchor on; its group "secret" is what must not be guessable.</param>
/// <param name="FileNames">Where it is looked for; null means everywhere.</param>
internal sealed record SecretPattern(string Kind, string Anchor, Regex Form, IReadOnlyList<string>? FileNames = null)
{
    // Fewer tell a placeholder, as "xxxxxxxxxxxx" or "0000-0000".
    private const int FewestDistinctCharacters = 6;

    /// <summary>The secrets in a text; placeholders are none.</summary>
    public IEnumerable<(Match Match, Group Secret)> Find(string text) =>
        from match in Form.Matches(text)
        let secret = match.Groups["secret"]
        where
            secret.Value.Distinct().Count() >= FewestDistinctCharacters
            && !secret.Value.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase)
        select (match, secret);
}
