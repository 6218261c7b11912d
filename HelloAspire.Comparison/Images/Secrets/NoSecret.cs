using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>
/// What is no secret although its name or its place says so: one table. Pointers to a secret, placeholders, switches,
/// counts, lifetimes, versions, endpoints, encrypted values, and values that documentation made known to all.
/// </summary>
internal static partial class NoSecret
{
    private const int LongestPlaceholder = 64;

    private static readonly string[] Documented =
    [
        "wJalrXUtnFEMI/",
        "je7MtGbClwBF/",
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6",
        "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM",
        "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkw",
        "MIIEogIBAAKCAQEA6NF8iallvQVp22WDkTkyrtvp9eWW6A8YVr",
        "4eC39HqLyjWDarjtT1zdp7dc",
        "SW2YcwTIb9zpOOhoPsMm",
        "czZCaGRSa3F0Mz",
        "QWxhZGRpbjpvcGVu",
        "2YotnFZFEjr1zCsicMWpAA",
        "tGzv3JOkF0XG5Qx2TlKWIA",
        "SplxlOBeZQQYbYS6WxSbIA",
        "h480djs93hd8",
    ];

    private static readonly Regex[] Forms =
    [
        Variable(),
        Pointer(),
        PathName(),
        Encrypted(),
        Number(),
        Duration(),
        VersionOrDate(),
        CodeReference(),
        Fingerprint(),
    ];

    /// <summary>Whether a value gives nothing away.</summary>
    public static bool Is(string value) =>
        value.Length < 4
        || value.Contains(Shell.ShellWord.Expansion)
        || Forms.Any(form => form.IsMatch(value))
        || IsPlaceholder(value)
        || SecretValue.Decode(value) is { Length: >= 4 } decoded
            && (IsPlaceholder(decoded) || IsPlaceholder(decoded[(decoded.IndexOf(':') + 1)..]))
        || IsDocumented(value)
        || IsPlainUrl(value);

    /// <summary>Whether it is an example that documentation made known to all.</summary>
    public static bool IsDocumented(string value) =>
        value.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase)
        || Documented.Any(known => value.Contains(known, StringComparison.Ordinal));

    /// <summary>Whether it stands where a secret goes, as "changeme", "your-token-here" or "xxxxxxxx".</summary>
    public static bool IsPlaceholder(string value) =>
        value.Distinct().Count() < 4
        || value.Distinct().Count() < 6 && value.Length >= 16
        || Sequence().IsMatch(value)
        || Telling().IsMatch(value)
        || value.Length <= LongestPlaceholder && value.Count(char.IsAsciiDigit) <= 4 && Words().IsMatch(value);

    private static bool IsPlainUrl(string value) =>
        PlainUrl().IsMatch(value) && !value.Contains("sig=", StringComparison.Ordinal);

    // $NAME (but not $6$…, the hash of a password), ${NAME}, $(…), `…`, %NAME%, {{ … }}, <…>, [[…]], #{…}, @NAME@, __NAME__, {0}, %s, %(name)s, (…).
    [GeneratedRegex(
        @"^[""']?\$(?!(?:1|2[abxy]?|5|6|7|y|gy|argon2\w{0,2})\$)|\$\{|\$\(|\{\{|`|^%\w+%$|^<[^<>]*>?$|^\[[^\[\]]*\]$|#\{|^@[\w.]+@$|^__\w+__$|^\{[\w. ]*\}$|^%[sdv]$|%\(\w+\)s|^\(|<%|^&lt;"
    )]
    private static partial Regex Variable();

    [GeneratedRegex(
        @"^(?:file|vault|secret|secretref|ssm|env|op|keyring|keychain|gcp-?sm|sm|aws-?sm|awsssm|azkv|akv|keyvault|doppler|bws|pass)://?|^arn:|(?:^|:)projects/[^/]+/secrets/|^@Microsoft\.KeyVault|^(?:id|src|source|type|env|from|valueFrom|secretKeyRef|keyRef)[=:]|^(?:file|env|secretref|ref|sops|vault|ssm|fd|keychain|keyring):|^\{?resolve:|^!\w|^lookup\(",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Pointer();

    // A slash stands before each part: where it may be left out, a value that is no path takes exponential time.
    [GeneratedRegex(@"^(?:~|\.{1,2})?(?:/[\w.@+-]{1,80}){1,30}/?$|^[A-Za-z]:[\\/]|^[\w.-]+/[\w./-]*\.[a-z]{2,5}$")]
    private static partial Regex PathName();

    // Jasypt, SOPS, sealed secrets, Spring, Vault's transit, Ansible, AWS KMS, Windows' data protection, Maven, eyaml, Fernet.
    [GeneratedRegex(
        @"^ENC[(\[]|^\{cipher\}|^vault:v\d|ANSIBLE_VAULT|^AQ[EI]CAH|^AQAAANCMnd8|^\{[A-Za-z0-9+/]{8,}={0,2}\}$|^\{(?:AES|bcrypt|SHA|SSHA|PBKDF2|SCRAM-SHA-\d+|scrypt|argon2)|^enc:|^gAAAAA|^Ag[A-E][A-Za-z0-9+/]{40,}|^sha(?:256|384|512)[:-]",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Encrypted();

    [GeneratedRegex(
        @"^[+-]?[0-9]{1,5}(?:/(?:tcp|udp))?$|^[+-]?[0-9]*\.[0-9]+$|^[0-9]{6,}0000$|^0x[0-9a-f]{1,8}$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Number();

    [GeneratedRegex(
        @"^(?:[0-9]+ ?(?:ms|s|m|h|d|w|min|mins|minutes?|sec|secs|seconds?|hours?|days?|weeks?|months?|years?|k|kb|mb|gb|kib|mib|gib|%))+$|^P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?$|^\d+\.?\d*:\d\d(?::\d\d)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Duration();

    [GeneratedRegex(
        @"^[\^~<>=]{0,2}v?\d+(?:\.\d+){1,3}(?:[-+][\w.]*)?$|^\d{4}-\d\d(?:-\d\d)?(?:[T ][\d:.Z+-]*)?$|^v\d+$"
    )]
    private static partial Regex VersionOrDate();

    // process.env.NAME, Configuration.Password, getPassword(), os.environ["NAME"].
    [GeneratedRegex(
        @"^[A-Za-z_]+(?:\.[A-Za-z_]+)+$|^[A-Za-z_][\w.]*(?:\(|\[.*\];?$|\[$)|^\[[\w.]+\[|^(?:process|os|env|var|local|data)\."
    )]
    private static partial Regex CodeReference();

    // OpenPGP prints keys' fingerprints and long IDs so.
    [GeneratedRegex("^(?:0x)?(?:[0-9A-F]{16}|[0-9A-F]{40})$")]
    private static partial Regex Fingerprint();

    [GeneratedRegex(@"^[a-z][a-z0-9+.-]{1,20}://[^\s/@]*(?:/[^\s@]*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex PlainUrl();

    [GeneratedRegex(
        "^0?12345|^(?:abc(?:def|123)|qwert|asdf)|0123456789|abcdefghij|^(?:deadbeef|cafebabe)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Sequence();

    [GeneratedRegex(
        @"^your|[^a-z]your[^a-z]|change[-_ ]?(?:me|it|this|in)|replace[-_ ]?(?:me|with|this|by)|placeholder|dummy|redacted|insert[-_ ]|x{5,}|\*{3,}|\.{3,}|…|fixme|todo|not[-_ ]?a[-_ ]?(?:real[-_ ]?)?secret|goes[-_ ]?here|[-_ ]here$|^fake|[-_ ]fake|^example|sample[-_ ]|^my[-_]?(?:secret|password|token|api[-_]?key)|^insecure|^unsafe|^(?:to[-_ ]be|must[-_ ]be)|^(?:not[-_ ]set|set[-_ ](?:at|in|by|via|me|this)|(?:provided|supplied|injected|generated|read)[-_ ](?:at|in|by|via|from))|do[-_ ]?not[-_ ]?use",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Telling();

    // A password made of nothing but such words is one that everybody tries first, or a switch.
    [GeneratedRegex(
        @"^(?:true|false|yes|no|on|off|none|null|nil|undefined|unset|empty|auto|automatic|default|enabled?|disabled?|required|optional|always|never|prompt|ask|basic|bearer|digest|header|cookie|query|string|integer|number|boolean|object|text|hidden|masked|files?|ldap|compat|my|the|a|an|some|any|test|testing|tests|tester|dev|devel|development|demo|local|localhost|super|very|secure|strong|top|not|real|secrets?|passwords?|passwd|passw0rd|p@ssw0rd|p@ssword|pass@word|pass|pwd|pw|passphrase|tokens?|keys?|api|auth|access|refresh|client|private|signing|value|credentials?|user|username|users|admin|administrator|root|guest|anonymous|postgres|postgresql|mysql|mariadb|redis|rabbitmq|mongo|mongodb|minio|minioadmin|sa|db|database|foo|bar|baz|qux|foobar|here|me|it|please|welcome|letmein|changeit|sesame|open|hello|world|qwerty|monkey|dragon|docker|container|app|web|service|example|sample|wordpress|drupal|joomla|keycloak|grafana|elastic|elasticsearch|neo4j|oracle|sqlserver|mssql|azure|aws|tomcat|jenkins|sonar|nexus|vagrant|ubuntu|debian|alpine|toor|abc|azerty|[-_. !@#+/]|[0-9])+$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Words();
}
