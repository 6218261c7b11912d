namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Private keys in binary files. A store that holds certificates alone, as every Java brings one, is no secret.</summary>
internal static class KeyStores
{
    // RFC 7292, appendix D: key bags are named outside what is encrypted.
    private static ReadOnlySpan<byte> KeyBag => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x01];
    private static ReadOnlySpan<byte> ShroudedKeyBag =>
        [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x02];

    // RFC 5958: version 0, then the algorithm: RSA, or a key on an elliptic curve.
    private static ReadOnlySpan<byte> RsaKey =>
        [0x02, 0x01, 0x00, 0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01];
    private static ReadOnlySpan<byte> CurveKey => [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];

    /// <summary>Whether a file that begins so may be one.</summary>
    public static bool MayBe(ReadOnlySpan<byte> start) =>
        start.Length > 16 && (start[0] == 0x30 && start[1] is >= 0x80 and <= 0x83 || IsJava(start));

    /// <summary>What private key the file holds, in words; null where it holds none.</summary>
    public static string? KindOf(ReadOnlySpan<byte> content) =>
        !MayBe(content) ? null
        : IsJava(content)
            ? HoldsJavaKey(content) ? "private key in a Java key store"
                : null
        : content.IndexOf(KeyBag) >= 0 || content.IndexOf(ShroudedKeyBag) >= 0 ? "private key in a PKCS #12 store"
        : content[..Math.Min(content.Length, 40)].IndexOf(RsaKey) is > 0 and < 8 || IsCurveKey(content) ? "private key"
        : null;

    private static bool IsJava(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xED, 0xFE, 0xED])
        || start.StartsWith((ReadOnlySpan<byte>)[0xCE, 0xCE, 0xCE, 0xCE]);

    // Mark, version and count, four bytes each; then an entry's kind: 1 is a private key, 2 a certificate, 3 a secret key.
    private static bool HoldsJavaKey(ReadOnlySpan<byte> store) =>
        store[15] is 1 or 3 && store[12] + store[13] + store[14] == 0;

    private static bool IsCurveKey(ReadOnlySpan<byte> content)
    {
        var start = content[..Math.Min(content.Length, 40)];
        return start.IndexOf((ReadOnlySpan<byte>)[0x02, 0x01, 0x00, 0x30]) is > 0 and < 6
            && start.IndexOf(CurveKey) > 0;
    }
}
