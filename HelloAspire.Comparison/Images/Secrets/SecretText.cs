using System.Text;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Secrets in an image's settings and build steps, and in texts whose names give them away.</summary>
internal static partial class SecretText
{
    /// <summary>Stands where a secret was.</summary>
    public const string Mask = "***";

    private static readonly SettingSecrets Settings = new(takesLines: false, SecretNames.Judge);

    /// <summary>Where secrets are in a build step or another command line; no two places overlap.</summary>
    public static IReadOnlyList<SecretPlace> Find(string line) =>
        Apart(WellKnown(line).Concat(CommandSecrets.Find(line)).Concat(Settings.Find(line)));

    /// <summary>Where secrets are in a setting, as <c>NAME=value</c>.</summary>
    public static IReadOnlyList<SecretPlace> FindInSetting(string setting)
    {
        var end = setting.IndexOf('=');
        var (name, value) = (setting[..Math.Max(0, end)], setting[(end + 1)..]);
        IEnumerable<SecretPlace> whole =
            SecretValue.IsSecret(value, SecretNames.Judge(name)) || SecretValue.IsGeneratedLogin(value)
                ? [new SecretPlace($"value for '{name}'", end + 1, value.Length)]
                : [];
        return Apart(whole.Concat(WellKnown(setting)).Concat(Settings.Find(setting)).Concat(Options(value, end + 1)));
    }

    // CURL_OPTS=-s -u name:password
    private static IEnumerable<SecretPlace> Options(string value, int start) =>
        Option().IsMatch(value)
            ? CommandSecrets.Find(value).Select(place => place with { Index = start + place.Index })
            : [];

    /// <summary>Where secrets are in a command that is given as a list of words, these joined by a character that none holds.</summary>
    public static IReadOnlyList<SecretPlace> FindInWords(IReadOnlyList<string> words, string joined) =>
        Apart(WellKnown(joined).Concat(CommandSecrets.Find(words)).Concat(Settings.Find(joined)));

    /// <summary>The text with every secret masked.</summary>
    public static string Redact(string line) => Redact(line, Find(line));

    /// <summary>The text with the places masked.</summary>
    public static string Redact(string text, IEnumerable<SecretPlace> places)
    {
        var result = new StringBuilder();
        var end = 0;
        foreach (var place in places.OrderBy(place => place.Index))
        {
            result.Append(text, end, place.Index - end).Append(Mask);
            end = place.Index + place.Length;
        }
        return result.Append(text, end, text.Length - end).ToString();
    }

    /// <summary>Secrets of well-known forms.</summary>
    public static IEnumerable<SecretPlace> WellKnown(string text) =>
        from pattern in SecretPatterns.All
        where pattern.Anchors.Any(anchor => text.Contains(anchor, StringComparison.Ordinal))
        from found in pattern.Find(text)
        select new SecretPlace(pattern.Kind, found.Secret.Index, found.Secret.Length);

    /// <summary>The places, those that overlap made one.</summary>
    public static List<SecretPlace> Apart(IEnumerable<SecretPlace> places)
    {
        var apart = new List<SecretPlace>();
        foreach (var place in places.Where(place => place.Length > 0))
        {
            var (kind, start, end) = (place.Kind, place.Index, place.Index + place.Length);
            for (var i = apart.Count - 1; i >= 0; i--)
            {
                var other = apart[i];
                if (start < other.Index + other.Length && other.Index < end)
                {
                    (kind, start, end) = (
                        other.Kind,
                        Math.Min(start, other.Index),
                        Math.Max(end, other.Index + other.Length)
                    );
                    apart.RemoveAt(i);
                }
            }
            apart.Add(new SecretPlace(kind, start, end - start));
        }
        return apart;
    }

    [GeneratedRegex("(?:^| )-{1,2}[A-Za-z]")]
    private static partial Regex Option();
}
