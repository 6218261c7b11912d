using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Finds secrets by the names that a text gives to values, and by the logins in its URLs and headers.</summary>
/// <param name="takesLines">Whether a value goes on to the end of its line, as in settings files.</param>
/// <param name="judge">Judges a name, where a file knows more names than others.</param>
internal sealed partial class SettingSecrets(bool takesLines, Func<string, SecretName> judge)
{
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\"'");
    private static readonly SearchValues<char> Openings = SearchValues.Create("={;<\"'(");
    private const int MostNames = 300;
    private const int FarthestParent = 300;
    private const int LongestOpening = 40;
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\"',;&<>)}]|\\");

    /// <summary>Names that are told by their values too; a name may be the beginning of others, as "BUNDLE_".</summary>
    public IReadOnlyDictionary<string, Func<string, bool>> Also { get; init; } =
        FrozenDictionary<string, Func<string, bool>>.Empty;

    /// <summary>Where secrets are in the text; places may overlap.</summary>
    public IEnumerable<SecretPlace> Find(string text) =>
        Logins(text).Concat(Headers(text)).Concat(Unnamed(text)).Concat(Named(text)).Concat(Assigned(text));

    private static IEnumerable<SecretPlace> Unnamed(string text) =>
        (
            from form in (Regex[])
                [
                    SettingForms.Arguments(),
                    SettingForms.Connection(),
                    SettingForms.Parts(),
                    SettingForms.WindowsAccount(),
                    SettingForms.BareLogin(),
                ]
            from match in form.Matches(text)
            let value = match.Groups["value"]
            where SecretValue.IsNoSymbol(value.Value)
            select new SecretPlace("password of a login", value.Index, value.Length)
        ).Concat(
            from match in SettingForms.Hash().Matches(text)
            where SecretValue.LooksRandom(match.Value)
            select new SecretPlace("password hash", match.Index, match.Length)
        );

    private static IEnumerable<SecretPlace> Logins(string text)
    {
        foreach (Match match in SettingForms.SlashLogin().Matches(text))
        {
            var password = match.Groups["value"];
            if (SecretValue.IsSecret(password.Value, SecretName.Password))
            {
                yield return new SecretPlace("password of a login", password.Index, password.Length);
            }
        }
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            yield break;
        }
        foreach (Match match in SettingForms.Login().Matches(text))
        {
            var password = match.Groups["value"];
            if (
                password.Value != match.Groups["name"].Value
                && SecretValue.IsSecret(password.Value, SecretName.Password)
                && (!IsLocal(match.Groups["host"].Value) || SecretValue.LooksRandom(password.Value))
            )
            {
                yield return new SecretPlace("password in a URL", password.Index, password.Length);
            }
        }
        foreach (Match match in SettingForms.TokenInPath().Matches(text))
        {
            var token = match.Groups["value"];
            if (SecretValue.LooksRandom(token.Value))
            {
                yield return new SecretPlace("token in a URL", token.Index, token.Length);
            }
        }
        foreach (Match match in SettingForms.TokenInUrl().Matches(text))
        {
            var token = match.Groups["value"];
            // Sentry's DSN holds a public key, by design.
            if (
                SecretValue.IsSecret(token.Value, SecretName.Vague)
                && !match.Groups["host"].Value.Contains("sentry", StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return new SecretPlace("token in a URL", token.Index, token.Length);
            }
        }
    }

    private static IEnumerable<SecretPlace> Headers(string text)
    {
        foreach (Match match in SettingForms.Header().Matches(text))
        {
            var value = match.Groups["value"];
            var isBasic = match.Groups["scheme"].Value.Equals("basic", StringComparison.OrdinalIgnoreCase);
            if (
                isBasic
                    ? SecretValue.IsEncodedLogin(value.Value)
                    : SecretValue.IsSecret(value.Value, SecretName.Vague)
                        || (match.Groups["scheme"].Success && SecretValue.IsSecret(value.Value, SecretName.Key))
            )
            {
                yield return new SecretPlace("authorization header", value.Index, value.Length);
            }
        }
    }

    private IEnumerable<SecretPlace> Named(string text) =>
        from form in (Regex[])
            [
                SettingForms.Statement(),
                SettingForms.Element(),
                SettingForms.Pair(),
                SettingForms.ElementPair(),
                SettingForms.Entry(),
                SettingForms.Call(),
                SettingForms.Default(),
                SettingForms.Substitution(),
                .. Directives(),
            ]
        from match in form.Matches(text)
        let name = match.Groups["name"].Value
        let value = match.Groups["value"]
        where IsSecret(name, value.Value)
        select new SecretPlace($"value for '{name}'", value.Index, value.Value.TrimEnd().Length);

    private IEnumerable<SecretPlace> Assigned(string text)
    {
        var telling =
            from Match match in SettingForms.Name().Matches(text)
            let name = Qualified(text, match.Groups["name"])
            where judge(name) != SecretName.Harmless || Special(name) is not null
            select (match, name);
        foreach (var (match, name) in telling.Take(MostNames))
        {
            var value = SettingForms.Value().Match(text, match.Index + match.Length);
            if (!value.Success || IsPart(text, match) || IsEncrypted(text, match.Index))
            {
                continue;
            }
            var group = value.Groups["value"];
            var length =
                value.Groups["quote"].Success ? group.Length
                : takesLines && BeginsLine(text, match.Index) ? LineLength(group.Value)
                : TokenLength(group.Value);
            var found = text.Substring(group.Index, length);
            if (
                IsSecret(name, found)
                && !IsLocalDefault(text, match.Index, found)
                && !(IsRemark(text, match.Index) && !SecretValue.LooksRandom(found))
            )
            {
                yield return new SecretPlace($"value for '{name}'", group.Index, length);
            }
        }
    }

    private Regex[] Directives() => takesLines ? [SettingForms.Directive()] : [];

    private bool IsSecret(string name, string value) =>
        Special(name) is { } looksSecret ? looksSecret(value) : SecretValue.IsSecret(value, judge(name));

    private Func<string, bool>? Special(string name) =>
        Also.FirstOrDefault(pair =>
            name == pair.Key || (pair.Key[^1] == '_' && name.StartsWith(pair.Key, StringComparison.Ordinal))
        ).Value;

    // Of a name in parts, as "arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME" or "registry/token:TAG".
    private static bool IsPart(string text, Match match) =>
        match.Index > 0
        && text[match.Index - 1] is (':' or '/')
        && match.Value.EndsWith(':')
        && !match.Value.Contains('"');

    // "encrypted": { "token": …
    private static bool IsEncrypted(string text, int place) =>
        text.AsSpan(Math.Max(0, place - LongestOpening), Math.Min(place, LongestOpening))
            .TrimEnd(" \t\r\n\"'{:")
            .EndsWith("encrypted", StringComparison.OrdinalIgnoreCase);

    // "key" and "value" say what they are by the setting that they are in: "encrypt:", or a line that is indented less.
    private static string Qualified(string text, Group name)
    {
        if (name.Value is not ("key" or "value"))
        {
            return name.Value;
        }
        var first = Math.Max(0, name.Index - FarthestParent);
        var around = text.AsSpan(first, name.Index - first);
        var line = around[(around.LastIndexOf('\n') + 1)..];
        var indent = Indent(line);
        around = around[..^line.Length];
        while (indent > 0 && around.Length > 0)
        {
            around = around.TrimEnd('\n');
            line = around[(around.LastIndexOf('\n') + 1)..];
            if (Indent(line) < indent)
            {
                var parent = SettingForms.Name().Match(line.ToString());
                return parent.Success ? $"{parent.Groups["name"].Value}.{name.Value}" : name.Value;
            }
            around = around[..^line.Length];
        }
        return name.Value;
    }

    private static int Indent(ReadOnlySpan<char> line) => line.Length - line.TrimStart(" \t-").Length;

    // A name inside a list, a map or a longer value has no line of its own.
    private static bool BeginsLine(string text, int place)
    {
        var start = place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;
        return text.AsSpan(start, place - start).IndexOfAny(Openings) < 0;
    }

    private static int TokenLength(string rest) =>
        rest.AsSpan().IndexOfAny(rest[0] is '{' or '<' or '[' or '(' or '$' ? Spaces : Ends) is >= 0 and var end
            ? end
            : rest.Length;

    // Prose goes on after a value, a setting does not: "password: must be long" sets nothing.
    private static int LineLength(string rest)
    {
        var line = Comment().Match(rest) is { Success: true } comment ? rest[..comment.Index] : rest;
        line = line.TrimEnd().TrimEnd(',', ';');
        var token = TokenLength(rest);
        return !line.Contains(' ') || line.Contains(';') ? line.Length
            : SecretValue.LooksRandom(rest[..token]) ? token
            : 0;
    }

    // "# password = something" tells how to set it.
    private static bool IsRemark(string text, int place)
    {
        var start = place == 0 ? 0 : text.LastIndexOf('\n', place - 1) + 1;
        var line = text.AsSpan(start, place - start).TrimStart();
        return line.StartsWith("#") || line.StartsWith(";") || line.StartsWith("//");
    }

    // A database on the developer's own machine, with a password of mere words.
    private static bool IsLocalDefault(string text, int place, string value)
    {
        var start = text.LastIndexOf('\n', place) + 1;
        var line = text.AsSpan(start, place - start);
        return line.Contains(';')
            && (
                line.Contains("=localhost", StringComparison.OrdinalIgnoreCase)
                || line.Contains("=127.0.0.1", StringComparison.Ordinal)
            )
            && !SecretValue.LooksRandom(value);
    }

    private static bool IsLocal(string host) =>
        host is "localhost" or "127.0.0.1" or "[" or "0.0.0.0" or "host.docker.internal";

    [GeneratedRegex(@"[ \t]+[#;]|[ \t]//")]
    private static partial Regex Comment();
}
