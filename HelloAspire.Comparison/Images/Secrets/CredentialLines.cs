using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>How files that know no names of settings are written; the group "value" is the password.</summary>
internal static partial class CredentialLines
{
    // host:port:database:user:password
    [GeneratedRegex(
        @"^(?!#)(?:[^:\n\\]|\\.){0,300}:(?:[^:\n\\]|\\.){0,300}:(?:[^:\n\\]|\\.){0,300}:(?:[^:\n\\]|\\.){0,300}:(?<value>[^\s:]{1,500})\s*$",
        RegexOptions.Multiline
    )]
    public static partial Regex Pgpass();

    // client server secret addresses: pppd(8)
    [GeneratedRegex(
        @"^(?!#)[ \t]{0,20}[^\s#]{1,200}[ \t]{1,40}\S{1,200}[ \t]{1,40}""?(?<value>[^\s""]{1,200})",
        RegexOptions.Multiline
    )]
    public static partial Regex PointToPoint();

    // [host]:port user:password of Postfix, host:user:password of Exim
    [GeneratedRegex(
        @"^(?!#)(?:\S{1,200}[ \t]{1,40}|[^\s:]{1,200}:)[^\s:]{1,200}:(?<value>[^\s:]{1,200})[ \t]{0,20}\r?$",
        RegexOptions.Multiline
    )]
    public static partial Regex MailLogin();

    // "user" "password"
    [GeneratedRegex(@"^""[^""\n]{1,200}""[ \t]{1,20}""(?<value>[^""\n]{1,500})""", RegexOptions.Multiline)]
    public static partial Regex PgBouncer();

    // user NAME on >password ~keys +commands
    [GeneratedRegex(@"^user [^\n]{1,300}?[ \t]>(?<value>\S{1,300})", RegexOptions.Multiline)]
    public static partial Regex RedisAccess();

    // addresses : PSK "secret"
    [GeneratedRegex(@":[ \t]{0,20}(?:PSK|XAUTH|EAP|PIN)[ \t]{1,20}""?(?<value>[^""\s]{1,300})")]
    public static partial Regex IpSec();

    // A name, and the password in the next line.
    [GeneratedRegex(@"\A[^\s#<]{1,200}\r?\n(?<value>[^\s#<]{1,200})\s{0,10}\z")]
    public static partial Regex TwoLines();

    // Lengths and texts take turns: K 8, password, V 6, the password.
    [GeneratedRegex(@"^K 8\r?\npassword\r?\nV [0-9]{1,4}\r?\n(?<value>[^\r\n]{1,500})", RegexOptions.Multiline)]
    public static partial Regex Subversion();

    // A private key of GnuPG, as an S-expression
    [GeneratedRegex(
        @"\((?:protected-)?private-key[^#]{1,40}(?:\([a-z] ?#[0-9A-Fa-f]{1,2000}#\)\s{0,20}){1,4}[^#]{0,200}#(?<value>[0-9A-Fa-f]{20,4000})#"
    )]
    public static partial Regex GnuPg();

    // Nothing but the secret
    [GeneratedRegex(@"^(?!#)(?<value>\S{6,2000})\s*$", RegexOptions.Multiline)]
    public static partial Regex Bare();

    // crypt(5), what Apache's htpasswd and LDAP write, and databases for their own accounts.
    [GeneratedRegex(
        @"^(?:""?[^:#\s""]{1,200}""?[: ]""?|userPassword:{1,2} )(?<value>\$[0-9a-z]{1,8}\$[^:\s]{8,}|\{(?:SHA|SSHA|SMD5|CRYPT)[0-9]{0,3}\}\S{20,}|md5[0-9a-f]{32}|SCRAM-SHA-256\$[^\s""]{20,}|(?<=userPassword:: )[A-Za-z0-9+/=]{12,})",
        RegexOptions.Multiline
    )]
    public static partial Regex Hashes();

    // Hashes in quotes: bcrypt, crypt(3), Argon2, Django's.
    [GeneratedRegex(
        @"'(?<value>\$2[abxy]\$[0-9]{2}\$[./A-Za-z0-9]{53}|\$[56]\$[^'\s]{20,200}|\$argon2[a-z]{1,2}\$[^'\s]{20,300}|pbkdf2_sha[0-9]{1,3}\$[^'\s]{20,300})'"
    )]
    public static partial Regex QuotedHashes();
}
