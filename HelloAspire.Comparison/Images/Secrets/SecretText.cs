using System.Text;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Secrets in an image's settings and build steps, where besides the well-known forms names give them away.</summary>
internal static partial class SecretText
{
    private const string Mask = "***";

    /// <summary>Where secrets are in the text; no two places overlap.</summary>
    public static IReadOnlyList<SecretPlace> Find(string text)
    {
        var places = new List<SecretPlace>();
        bool[] taken = [];
        foreach (var place in WellKnown(text).Concat(Named(text)).Concat(InUrls(text)))
        {
            taken = taken is [] ? new bool[text.Length] : taken;
            var characters = taken.AsSpan(place.Index, place.Length);
            if (!characters.Contains(true))
            {
                characters.Fill(true);
                places.Add(place);
            }
        }
        return places;
    }

    /// <summary>The secrets themselves that the texts hold.</summary>
    public static HashSet<string> Values(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => Find(text).Select(place => text.Substring(place.Index, place.Length)))];

    /// <summary>The text with every secret masked: a report must not give away what it warns of.</summary>
    public static string Redact(string text)
    {
        var result = new StringBuilder();
        var end = 0;
        foreach (var place in Find(text).OrderBy(place => place.Index))
        {
            result.Append(text, end, place.Index - end).Append(Mask);
            end = place.Index + place.Length;
        }
        return result.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>The value of a setting with every secret masked, those too that only the name gives away.</summary>
    public static string Redact(string name, string value) =>
        Redact($"{name}={value}") is var text && text.StartsWith(name + "=", StringComparison.Ordinal)
            ? text[(name.Length + 1)..]
            : Redact(value);

    private static IEnumerable<SecretPlace> WellKnown(string text) =>
        from pattern in SecretPatterns.All
        where pattern.FileNames is null && text.Contains(pattern.Anchor, StringComparison.Ordinal)
        from found in pattern.Find(text)
        select new SecretPlace(pattern.Kind, found.Secret.Index, found.Secret.Length);

    private static IEnumerable<SecretPlace> Named(string text)
    {
        var end = 0;
        foreach (Match assignment in Assignment().Matches(text))
        {
            var name = assignment.Groups["name"].Value;
            if (assignment.Index < end || !Telling().IsMatch(name) || Pointer().IsMatch(name))
            {
                continue;
            }
            if (Value().Match(text, assignment.Index + assignment.Length) is { Success: true } match)
            {
                var value = match.Groups["value"];
                end = value.Index + value.Length;
                yield return new SecretPlace($"value for '{name}'", value.Index, value.Length);
            }
        }
    }

    private static IEnumerable<SecretPlace> InUrls(string text) =>
        from match in Login().Matches(text)
        let password = match.Groups["secret"]
        select new SecretPlace("password in a URL", password.Index, password.Length);

    // The text is untrusted: each of these forms is found in time that grows with its length, not with its square.
    [GeneratedRegex(@"(?<![\w$])(?<name>\w+)=")]
    private static partial Regex Assignment();

    [GeneratedRegex(
        "PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Telling();

    [GeneratedRegex(@"(?:_FILE|_PATH|_DIR|_URL|_URI|_NAME|_ID|_TYPE|_LENGTH|_EXPIRY|_TTL)$", RegexOptions.IgnoreCase)]
    private static partial Regex Pointer();

    // A value that is a variable, a path or a mere switch gives nothing away.
    [GeneratedRegex(
        @"\G(?!true\b|false\b|none\b|\d{1,3}\b)[""']?(?<value>[^\s""'$/{<%][^\s""']{3,})",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Value();

    [GeneratedRegex(
        @"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,30}://[^\s:/@]+:(?<secret>[^\s:/@$<{]{3,})@",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Login();
}
