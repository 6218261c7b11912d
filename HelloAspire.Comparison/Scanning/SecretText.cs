using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Scanning;

/// <summary>Secrets in an image's settings and build steps, where besides the well-known forms names give them away.</summary>
public static partial class SecretText
{
    private const string Mask = "***";

    /// <summary>Where secrets are in the text; no two places overlap.</summary>
    public static IReadOnlyList<SecretPlace> Find(string text)
    {
        var places = new List<SecretPlace>();
        foreach (var place in WellKnown(text).Concat(Named(text)).Concat(InUrls(text)))
        {
            if (!places.Any(place.Overlaps))
            {
                places.Add(place);
            }
        }
        return places;
    }

    /// <summary>The text with every secret masked: a report must not give away what it warns of.</summary>
    public static string Redact(string text)
    {
        foreach (var place in Find(text).OrderByDescending(place => place.Index))
        {
            text = text[..place.Index] + Mask + text[(place.Index + place.Length)..];
        }
        return text;
    }

    private static IEnumerable<SecretPlace> WellKnown(string text) =>
        from pattern in SecretPatterns.All
        where pattern.FileNames is null && text.Contains(pattern.Anchor, StringComparison.Ordinal)
        from found in pattern.Find(text)
        select new SecretPlace(pattern.Kind, found.Secret.Index, found.Secret.Length);

    private static IEnumerable<SecretPlace> Named(string text) =>
        from match in Assignment().Matches(text)
        let name = match.Groups["name"].Value
        let value = match.Groups["value"]
        where !Pointer().IsMatch(name)
        select new SecretPlace($"value for '{name}'", value.Index, value.Length);

    private static IEnumerable<SecretPlace> InUrls(string text) =>
        from match in Login().Matches(text)
        let password = match.Groups["secret"]
        select new SecretPlace("password in a URL", password.Index, password.Length);

    // A value that is a variable, a path or a mere switch gives nothing away.
    [GeneratedRegex(
        @"(?<![\w$])(?<name>\w*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIALS?)\w*)=(?!true\b|false\b|none\b|\d{1,3}\b)[""']?(?<value>[^\s""'$/{<%][^\s""']{3,})",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(?:_FILE|_PATH|_DIR|_URL|_URI|_NAME|_ID|_TYPE|_LENGTH|_EXPIRY|_TTL)$", RegexOptions.IgnoreCase)]
    private static partial Regex Pointer();

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://[^\s:/@]+:(?<secret>[^\s:/@$<{]{3,})@")]
    private static partial Regex Login();
}
