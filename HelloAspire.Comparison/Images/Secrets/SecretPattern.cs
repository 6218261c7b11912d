using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>A form of secrets that is known by itself, wherever it stands.</summary>
/// <param name="Kind">What it is, as "AWS access key".</param>
/// <param name="Anchors">Texts of which every match contains one, of at least three characters and rare enough to search whole images for.</param>
/// <param name="Form">Matches from a little before the anchor on; its group "secret" is what must not be guessable.</param>
internal sealed record SecretPattern(string Kind, IReadOnlyList<string> Anchors, Regex Form)
{
    /// <summary>Every match holds a word of at least this many <see cref="WordCharacters"/>.</summary>
    public const int ShortestWord = 20;

    /// <summary>What secrets are written in, with what may join their parts.</summary>
    public const string WordCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-+/=.:%~";

    /// <summary>Whether the anchor may stand apart from the word that is the secret, as a name or a header does.</summary>
    public bool IsAnchorApart { get; init; }

    // Fewer tell a placeholder, as "xxxxxxxxxxxx" or "0000-0000".
    private const int FewestDistinctCharacters = 6;

    /// <summary>The secrets in a text; placeholders and documented examples are none.</summary>
    public IEnumerable<(Match Match, Group Secret)> Find(string text) =>
        from match in Form.Matches(text)
        let secret = match.Groups["secret"]
        where
            secret.Value.Distinct().Count() >= FewestDistinctCharacters
            && !NoSecret.IsDocumented(match.Value)
            && !secret.Value.Contains("xxxxx", StringComparison.OrdinalIgnoreCase)
        select (match, secret);
}
