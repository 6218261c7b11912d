using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Finds secrets in a whole file: by what its path promises, and by what any text may name.</summary>
internal static partial class FileSecrets
{
    /// <summary>Where secrets are in the file's text, those of well-known forms aside; no two places overlap.</summary>
    public static IReadOnlyList<SecretPlace> Find(string path, string text) =>
        ThirdPartyFiles.AreSamples(path)
            ? []
            : SecretText.Apart(
                (
                    from file in CredentialFiles.For(path)
                    where file.Contains is null || text.Contains(file.Contains, StringComparison.Ordinal)
                    from place in Find(file, text)
                    select file.Kind is null ? place : place with { Kind = file.Kind }
                ).Concat(Elsewhere(path, text))
            );

    private static IEnumerable<SecretPlace> Elsewhere(string path, string text)
    {
        if (!OtherFiles.AreSearched(path))
        {
            return [];
        }
        var file = OtherFiles.Of(path, text);
        return file.Syntax == CredentialSyntax.Script
            ? Find(file, text)
            : TellingParts
                .Of(text)
                .SelectMany(part => Find(file, text[part]).Select(place => Moved(place, part.Start.Value)))
                .Concat(OfCommands(text));
    }

    private static SecretPlace Moved(SecretPlace place, int by) => place with { Index = place.Index + by };

    // Commands in what is no script: recipes, examples, documents.
    private static IEnumerable<SecretPlace> OfCommands(string text) =>
        from match in Command().Matches(text)
        from place in CommandSecrets.Find(match.Value)
        where SecretValue.IsNoName(match.Value.Substring(place.Index, place.Length))
        select Moved(place, match.Index);

    private static IEnumerable<SecretPlace> Find(CredentialFile file, string text) =>
        file.Syntax switch
        {
            CredentialSyntax.Script => Lines(Continuation().Replace(text, "  "), CommandSecrets.Find)
                .Concat(new SettingSecrets(takesLines: false, SecretNames.Judge).Find(text)),
            CredentialSyntax.Source => new SettingSecrets(takesLines: false, SecretNames.Judge)
                .Find(text)
                .Where(place => LooksSecretInSource(text, place)),
            CredentialSyntax.Netrc => NetworkLogin.Find(text).Concat(OfSettings(file, text)),
            CredentialSyntax.Lines => Of(file.Form!, text, SecretName.Password),
            CredentialSyntax.Hashes => Of(CredentialLines.Hashes(), text, null),
            CredentialSyntax.Sql => Of(SettingForms.Statement(), text, SecretName.Password)
                .Concat(Of(CredentialLines.QuotedHashes(), text, null)),
            CredentialSyntax.Bare => Of(CredentialLines.Bare(), text, SecretName.Key),
            _ => OfSettings(file, text)
                .Concat(OfKubernetesSecret(text))
                .Where(place => file.Looks(text.Substring(place.Index, place.Length))),
        };

    private static bool LooksSecretInSource(string text, SecretPlace place) =>
        text.Substring(place.Index, place.Length) is var value
        && SecretValue.IsNoSymbol(value)
        && (IsInQuotes(text, place) || SecretValue.LooksRandom(value) && !SecretValue.IsIdentifier(value, 1));

    // "value", and "name=value;…" in a connection string.
    private static bool IsInQuotes(string text, SecretPlace place) =>
        place.Index > 0
        && (
            text[place.Index - 1] is '"' or '\'' or '`'
            || text[place.Index - 1] is '=' && text.AsSpan(place.Index + place.Length) is [';' or '"' or '\'', ..]
        );

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
                && (
                    decoded.Contains("\"auth\"", StringComparison.Ordinal)
                    || SecretValue.IsSecret(decoded, SecretNames.Judge(match.Groups["name"].Value))
                )
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
                yield return Moved(place, start);
            }
            start += line.Length + 1;
        }
    }

    [GeneratedRegex(
        @"(?<![\w/.-])(?:curl|wget|sshpass|mysql|mysqldump|redis-cli|ldapsearch|smbclient|docker login)[ \t][^\n]{1,500}"
    )]
    private static partial Regex Command();

    // A command goes on in the next line; as many characters stand in its place.
    [GeneratedRegex(@"\\\n")]
    private static partial Regex Continuation();

    // Templates of settings show in comments what goes there.
    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex XmlComment();

    [GeneratedRegex(
        @"^\s+""?(?<name>[\w.-]{1,100})""?: ?""?(?<value>[A-Za-z0-9+/]{4,4096}={0,2})""?,?\s*$",
        RegexOptions.Multiline
    )]
    private static partial Regex EncodedEntry();
}
