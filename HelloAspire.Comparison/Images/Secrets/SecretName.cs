using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>What a setting's name says about its value.</summary>
internal enum SecretName
{
    /// <summary>Nothing, or that it is something else: a lifetime, an endpoint, the place of a secret.</summary>
    Harmless,

    /// <summary>It may be anything: its value must be long and look as if a generator had made it.</summary>
    Faint,

    /// <summary>It may be a secret: its value must look like one.</summary>
    Vague,

    /// <summary>It is a key or a token.</summary>
    Key,

    /// <summary>It is a password, which may be a mere word.</summary>
    Password,
}

/// <summary>Judges names by their words: the last noun decides, as "token" in ACCESS_TOKEN and "lifetime" in ACCESS_TOKEN_LIFETIME.</summary>
internal static partial class SecretNames
{
    private const int Longest = 200;

    private static readonly string[] PasswordEndings =
    [
        "password",
        "passwd",
        "passphrase",
        "passcode",
        "passwort",
        "pass",
    ];

    // Words that end so and mean something else.
    private static readonly HashSet<string> OtherPasses = Words(
        """
        bypass compass trespass overpass underpass surpass multipass singlepass twopass fullpass
        """
    );
    private static readonly HashSet<string> Passwords = Words(
        """
        pass pwd pw dbpass userpass adminpass rootpass mysqlpass keypass storepass requirepass
        masterauth identified
        """
    );
    private static readonly string[] KeyEndings = ["secret", "token", "apikey", "secretkey", "privatekey", "accesskey"];
    private static readonly HashSet<string> VagueNouns = Words(
        """
        credential credentials cred creds login tokens secrets passwords auth oauth authorization bearer jwt pat
        sas salt pepper cookie session signing authkey keys
        """
    );

    // Of "…_KEY": those that are always secret, and those that may be names.
    private static readonly HashSet<string> SecretKeys = Words(
        """
        api secret private encryption signing master shared hmac account storage fernet
        """
    );
    private static readonly HashSet<string> VagueKeys = Words(
        """
        access auth app application client server service session deploy cookie jwt crypto webhook
        subscription consumer license ssh admin host function cipher
        """
    );

    // Of "…_KEY": those that are known to all, or that find something.
    private static readonly HashSet<string> OtherKeys = Words(
        """
        site cache primary foreign partition sort map object bucket s3 storage local query lookup index
        row column hash sha checksum apt rpm repo trusted translation i18n idempotency build registry
        """
    );

    private static readonly HashSet<string> NotBefore = Words(
        """
        max min num number count total limit enable disable use is has require requires required allow
        skip show no without public publishable pad eos bos unk sep cls special
        gpg pgp recv hashed
        """
    );

    // What may follow the noun without turning the name into another one: which secret of several.
    private static readonly HashSet<string> Neutral = Words(
        """
        prod production prd staging stage stg dev development test testing qa uat local live main
        default primary secondary current old new next prev previous base value val raw text plain
        plaintext clear b64 base64 encoded rw ro read write data string str
        """
    );

    // What the noun belongs to; several of it too.
    private static readonly HashSet<string> NotAfter = Words(
        """
        lifetime endpoint url uri hasher hashed backend provider size header version policy file filename
        path dir directory name id type length len expiry expiration expire ttl count limit max min timeout
        interval age rotation period days hours minutes seconds secs ms algorithm alg algo format encoding
        prefix suffix field param parameter attribute column regex pattern mode enabled disabled required
        optional strength complexity manager management store storage service server host port ref reference
        arn scope audience issuer kind class factory mount location source src engine driver method strategy
        cache reset recovery prompt label title message hint placeholder validation validator checker rule
        history cipher cert certificate env var variable command cmd script program askpass stdin template
        generator cost rounds iterations memory budget price rate per usage window context model vocab
        embedding stream batch schema bucket region zone account username user email group role namespace
        fingerprint digest checksum created updated modified changed date time at by exchange introspection
        refresh revocation handler transform request response client factor separator delimiter index level
        domain realm owner public
        """
    );

    /// <summary>Judges a name, as <c>DB_PASSWORD</c>, <c>clientSecret</c> or <c>spring.datasource.password</c>.</summary>
    public static SecretName Judge(string name)
    {
        if (name.Length > Longest || name is "PWD" or "OLDPWD" or "Set-Cookie")
        {
            return SecretName.Harmless;
        }
        // Bundler: a host, its dots as two lines.
        if (name.StartsWith("BUNDLE_", StringComparison.Ordinal) && name.Contains("__", StringComparison.Ordinal))
        {
            return SecretName.Vague;
        }
        var words = Word().Matches(name).Select(word => word.Value.ToLowerInvariant()).ToList();
        for (var i = words.Count - 1; i >= 0; i--)
        {
            var noun = Noun(words, i);
            if (noun != SecretName.Harmless)
            {
                return Within(words, i, noun);
            }
        }
        // A header of a service's own.
        return name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) && !words.Any(IsOther)
            ? SecretName.Faint
            : SecretName.Harmless;
    }

    private static SecretName Within(List<string> words, int place, SecretName noun)
    {
        var after = words.Skip(place + 1).Where(word => !word.All(char.IsAsciiDigit) && word != "v").ToList();
        return words.Take(place).Any(NotBefore.Contains) || after.Any(IsOther) ? SecretName.Harmless
            : noun == SecretName.Faint || noun == SecretName.Password && after.Contains("hash") ? SecretName.Faint
            : after.All(Neutral.Contains) ? noun
            : SecretName.Vague;
    }

    // One or several: "url", "urls", "policies". A list of users has their passwords.
    private static bool IsOther(string word) =>
        NotAfter.Contains(word)
        || word.EndsWith('s') && word != "users" && NotAfter.Contains(word[..^1])
        || word.EndsWith("ies", StringComparison.Ordinal) && NotAfter.Contains(word[..^3] + "y");

    private static SecretName Noun(List<string> words, int place)
    {
        var word = words[place];
        if (
            Passwords.Contains(word)
            || PasswordEndings.Any(end => word.EndsWith(end, StringComparison.Ordinal)) && !OtherPasses.Contains(word)
        )
        {
            return SecretName.Password;
        }
        if (KeyEndings.Any(end => word.EndsWith(end, StringComparison.Ordinal)))
        {
            return SecretName.Key;
        }
        if (word is "key" or "keys" && place > 0)
        {
            var kinds = words.Take(place).ToList();
            return kinds.Any(SecretKeys.Contains) ? (word == "key" ? SecretName.Key : SecretName.Vague)
                : VagueKeys.Contains(kinds[^1]) ? SecretName.Vague
                : kinds.Any(OtherKeys.Contains) ? SecretName.Harmless
                : SecretName.Faint;
        }
        return word != "keys" && VagueNouns.Contains(word) ? SecretName.Vague : SecretName.Harmless;
    }

    private static HashSet<string> Words(string list) =>
        [.. list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Word();
}
