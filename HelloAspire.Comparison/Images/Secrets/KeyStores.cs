namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Private keys in binary files. A store that holds certificates alone, as every Java brings one, is no secret.</summary>
internal static class KeyStores
{
    // Headers of DER stand within so many bytes.
    private const int Header = 40;

    // RFC 7292, appendix D: key bags are named outside what is encrypted.
    private static ReadOnlySpan<byte> KeyBag => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x01];
    private static ReadOnlySpan<byte> ShroudedKeyBag =>
        [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x02];

    // RFC 5958: version 0, then the algorithm: RSA, or a key on an elliptic curve.
    private static ReadOnlySpan<byte> RsaAlgorithm =>
        [0x02, 0x01, 0x00, 0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01];
    private static ReadOnlySpan<byte> CurveAlgorithm => [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];

    // RFC 8410: X25519, X448, Ed25519 and Ed448 are 1.3.101.110 to 113.
    private static ReadOnlySpan<byte> EdwardsAlgorithm => [0x30, 0x05, 0x06, 0x03, 0x2B, 0x65];

    // RFC 8018: an encrypted key begins with PBES2.
    private static ReadOnlySpan<byte> Encryption => [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x05, 0x0D];

    // RFC 8017: version 0, then the modulus; its public exponent is nearly always 65537.
    private static ReadOnlySpan<byte> Exponent => [0x02, 0x03, 0x01, 0x00, 0x01];

    /// <summary>Whether a file that begins so may be one.</summary>
    public static bool MayBe(ReadOnlySpan<byte> start) =>
        start.Length > 16 && (Body(start) is not null || IsJava(start) || IsGnuPg(start) || IsOnion(start));

    /// <summary>What private key the file holds, in words; null where it holds none.</summary>
    public static string? KindOf(ReadOnlySpan<byte> content) =>
        !MayBe(content) ? null
        : IsJava(content)
            ? HoldsJavaKey(content) ? "private key in a Java key store"
                : null
        : IsGnuPg(content) || IsOnion(content) ? "private key"
        : content.IndexOf(KeyBag) >= 0 || content.IndexOf(ShroudedKeyBag) >= 0 ? "private key in a PKCS #12 store"
        : Body(content) is { } body && IsKey(content[body..]) ? "private key"
        : null;

    private static bool IsKey(ReadOnlySpan<byte> body) =>
        body.StartsWith(RsaAlgorithm)
        || Starts(body, 0x02, 0x01, 0x00) && body[..Math.Min(body.Length, Header)].IndexOf(CurveAlgorithm) > 0
        || Starts(body, 0x02, 0x01, 0x00) && body[3..].StartsWith(EdwardsAlgorithm)
        // RFC 5915: version 1, then the key as 32, 48 or 66 bytes.
        || Starts(body, 0x02, 0x01, 0x01) && Starts(body[3..], 0x04) && body[4] is 0x20 or 0x30 or 0x42
        || Starts(body, 0x02, 0x01, 0x00)
            && Starts(body[3..], 0x02)
            && body[4] is 0x81 or 0x82
            && body.IndexOf(Exponent) > 0
        || Starts(body, 0x30) && body[..Math.Min(body.Length, Header)].IndexOf(Encryption) is > 0 and < 6;

    // Where the content of a sequence begins (X.690, 8.1.3); null where none begins, or one of another kind than a key's.
    private static int? Body(ReadOnlySpan<byte> start) =>
        start[0] != 0x30 ? null
        : start[1] < 0x80 ? (start[2] == 0x02 || start[2] == 0x30 && start[4] == 0x06 ? 2 : null)
        : start[1] is >= 0x80 and <= 0x83 ? 2 + (start[1] & 0x7F)
        : null;

    private static bool Starts(ReadOnlySpan<byte> text, params ReadOnlySpan<byte> with) =>
        text.Length > 8 && text.StartsWith(with);

    private static bool IsJava(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xED, 0xFE, 0xED])
        || start.StartsWith((ReadOnlySpan<byte>)[0xCE, 0xCE, 0xCE, 0xCE]);

    // Mark, version and count, four bytes each; then an entry's kind: 1 is a private key, 2 a certificate, 3 a secret key.
    private static bool HoldsJavaKey(ReadOnlySpan<byte> store) =>
        store[15] is 1 or 3 && store[12] + store[13] + store[14] == 0;

    // A canonical S-expression.
    private static bool IsGnuPg(ReadOnlySpan<byte> start) =>
        start.StartsWith("(11:private-key("u8) || start.StartsWith("(21:protected-private-key("u8);

    private static bool IsOnion(ReadOnlySpan<byte> start) => start.StartsWith("== ed25519v1-secret: "u8);
}
