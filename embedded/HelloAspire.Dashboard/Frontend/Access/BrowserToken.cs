using System.Security.Cryptography;
using System.Text;

namespace HelloAspire.Dashboard.Frontend.Access;

/// <summary>The secret that opens the pages and the JSON API.</summary>
public sealed class BrowserToken
{
    private readonly byte[] _hash;

    /// <param name="configured">The token to use; null or empty draws 128 random bits.</param>
    public BrowserToken(string? configured)
    {
        Value = string.IsNullOrEmpty(configured) ? RandomNumberGenerator.GetHexString(32, lowercase: true) : configured;
        _hash = Hash(Value);
    }

    public string Value { get; }

    /// <summary>Compares in a time that tells nothing about how much of a guess is right.</summary>
    public bool Matches(string? given) =>
        !string.IsNullOrEmpty(given) && CryptographicOperations.FixedTimeEquals(Hash(given), _hash);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
