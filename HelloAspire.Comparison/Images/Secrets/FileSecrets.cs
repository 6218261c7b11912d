using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Finds secrets in a whole file that is known to hold credentials.</summary>
internal static partial class FileSecrets
{
    /// <summary>Where secrets are in the file's text, those of well-known forms aside; no two places overlap.</summary>
    public static IReadOnlyList<SecretPlace> Find(string path, string text) =>
        ThirdPartyFiles.AreSamples(path)
            ? []
            : SecretText.Apart(
                from file in CredentialFiles.For(path)
                where file.Contains is null || text.Contains(file.Contains, StringComparison.Ordinal)
                from place in Find(file, text)
                select file.Kind is null ? place : place with { Kind = file.Kind }
            );

    private static IEnumerable<SecretPlace> Find(CredentialFile file, string text) =>
        file.Syntax switch
        {
            CredentialSyntax.ShellHistory => Lines(text, CommandSecrets.Find)
                .Concat(new SettingSecrets(takesLines: false, SecretNames.Judge).Find(text)),
            CredentialSyntax.Netrc => NetworkLogin.Find(text).Concat(OfSettings(file, text)),
            CredentialSyntax.Pgpass => Of(PgpassLine(), text, SecretName.Password),
            CredentialSyntax.Hashes => Of(HashLine(), text, null),
            CredentialSyntax.Bare => Of(BareLine(), text, SecretName.Key),
            _ => OfSettings(file, text).Concat(OfKubernetesSecret(text)),
        };

    private static IEnumerable<SecretPlace> OfSettings(CredentialFile file, string text) =>
        new SettingSecrets(takesLines: true, SecretNames.Judge) { Also = file.Also }.Find(
            XmlComment().Replace(text, comment => new string(' ', comment.Length))
        );

    // A manifest's "data" is in Base64.
    private static IEnumerable<SecretPlace> OfKubernetesSecret(string text) =>
        text.Contains("kind: Secret", StringComparison.Ordinal)
        || text.Contains("\"kind\": \"Secret\"", StringComparison.Ordinal)
            ? from match in EncodedEntry().Matches(text)
            let value = match.Groups["value"]
            where
                SecretValue.Decode(value.Value) is { } decoded
                && SecretValue.IsSecret(decoded, SecretNames.Judge(match.Groups["name"].Value))
            select new SecretPlace($"value for '{match.Groups["name"].Value}'", value.Index, value.Length)
            : [];

    private static IEnumerable<SecretPlace> Of(Regex form, string text, SecretName? name) =>
        from match in form.Matches(text)
        let value = match.Groups["value"]
        where name is null || SecretValue.IsSecret(value.Value, name.Value)
        select new SecretPlace("password", value.Index, value.Length);

    private static IEnumerable<SecretPlace> Lines(string text, Func<string, IEnumerable<SecretPlace>> find)
    {
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            foreach (var place in find(line))
            {
                yield return place with
                {
                    Index = start + place.Index,
                };
            }
            start += line.Length + 1;
        }
    }

    [GeneratedRegex(
        @"^(?!#)(?:[^:\n\\]|\\.){0,300}:(?:[^:\n\\]|\\.){0,300}:(?:[^:\n\\]|\\.){0,300}:(?:[^:\n\\]|\\.){0,300}:(?<value>[^\s:]{1,500})\s*$",
        RegexOptions.Multiline
    )]
    private static partial Regex PgpassLine();

    // crypt(5), and what Apache's htpasswd writes.
    [GeneratedRegex(
        @"^""?[^:#\s""]{1,200}""?[: ]""?(?<value>\$[0-9a-z]{1,8}\$[^:\s]{8,}|\{SHA\}[A-Za-z0-9+/=]{20,}|md5[0-9a-f]{32}|SCRAM-SHA-256\$[^\s""]{20,})",
        RegexOptions.Multiline
    )]
    private static partial Regex HashLine();

    // Templates of settings show in comments what goes there.
    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex XmlComment();

    [GeneratedRegex(@"^(?!#)(?<value>\S{6,500})\s*$", RegexOptions.Multiline)]
    private static partial Regex BareLine();

    [GeneratedRegex(
        @"^\s+""?(?<name>[\w.-]{1,100})""?: ?""?(?<value>[A-Za-z0-9+/]{4,4096}={0,2})""?,?\s*$",
        RegexOptions.Multiline
    )]
    private static partial Regex EncodedEntry();
}
