using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Private keys as text. The body must follow a header: programs and documents name the mere header.</summary>
internal static partial class KeyForms
{
    // RFC 7468, OpenSSH, PGP (RFC 4880), SSH2 (RFC 4716); indented, in one line of JSON, or with any line end.
    [GeneratedRegex(
        @"-----? ?BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)? ?-----?(?>(?:\s|\\n|\\r|[""'+,.\\])+)(?>(?:[A-Za-z-]+: [^\n\\]*(?:\n|\\n)|\s|\\n)*)(?<secret>[A-Za-z0-9+/=]{40,}(?>(?>[\s\\""',.]{1,8})[A-Za-z0-9+/=]+)*)"
    )]
    public static partial Regex Pem();

    // Base64 of "-----BEGIN … PRIVATE KEY": what follows the first words depends on the key's type.
    [GeneratedRegex(
        "LS0tLS1CRUdJTi(?:BQUklWQVRFIEtFWS|BSU0EgUFJJVkFURSBLRVkt|BFQyBQUklWQVRFIEtFWS|BPUEVOU1NIIFBSSVZBVEUgS0VZ|BEU0EgUFJJVkFURSBLRVkt|BFTkNSWVBURUQgUFJJVkFURSBLRVkt)(?<secret>[A-Za-z0-9+/=]{40,})"
    )]
    public static partial Regex EncodedPem();

    [GeneratedRegex(@"Private-Lines: [0-9]{1,4}\s+(?<secret>[A-Za-z0-9+/=]{20,})")]
    public static partial Regex Putty();

    [GeneratedRegex("AGE-SECRET-KEY-1(?<secret>[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})")]
    public static partial Regex Age();

    [GeneratedRegex(@"-----BEGIN OpenVPN Static key V1-----\s+(?<secret>[0-9a-f]{32})")]
    public static partial Regex OpenVpn();

    // A JSON web key (RFC 7518) with its private part; the members come in any order.
    [GeneratedRegex(
        @"""kty""\s*:\s*""(?:RSA|EC|OKP|oct)""[^{}]{0,400}?""[dk]""\s*:\s*""(?<secret>[A-Za-z0-9_-]{20,})|""[dk]""\s*:\s*""(?<secret>[A-Za-z0-9_-]{20,50})""[^{}]{0,60}?""kty"""
    )]
    public static partial Regex WebKey();

    [GeneratedRegex("PrivateKey ?= ?(?<secret>[A-Za-z0-9+/]{43}=)")]
    public static partial Regex WireGuard();

    // Base64 of a key in DER, alone: RSA by PKCS #8 (RFC 5958) and PKCS #1 (RFC 8017), P-256 by PKCS #8.
    // In PEM it is told by the line before.
    [GeneratedRegex(
        @"(?<!KEY-----[\s\\nr""'+,.]{1,60})MI[A-Za-z0-9+/]{4,6}(?:ADANBgkqhkiG9w0BAQEFAASC|IBAAKCA[QYg]EA|EAMBMGByqGSM49AgEG)(?<secret>[A-Za-z0-9+/=]{40,})"
    )]
    public static partial Regex EncodedDer();

    // .NET's XML of a private RSA key: what follows the public exponent is its first prime.
    [GeneratedRegex(@"</Exponent>\s{0,40}<P>(?<secret>[A-Za-z0-9+/=]{40,})")]
    public static partial Regex RsaXml();

    [GeneratedRegex(@"untrusted comment: [^\n]{0,60}secret key[^\n]{0,60}\n(?<secret>RW[A-Za-z0-9+/=]{60,})")]
    public static partial Regex Minisign();
}
