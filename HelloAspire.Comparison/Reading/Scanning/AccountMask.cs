using System.Text;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Reading.Scanning;

/// <summary>Masks the hashes of passwords in lists of accounts: they are nothing to keep; that there is one, is.</summary>
internal static partial class AccountMask
{
    public static byte[] Apply(byte[] content) =>
        Encoding.Latin1.GetBytes(Hash().Replace(Encoding.Latin1.GetString(content), SecretText.Mask));

    // The second field; "!" before it locks the account.
    [GeneratedRegex(@"(?<=^[^:\n]{0,100}:!{0,2})[$A-Za-z0-9_][^:\n]{7,}(?=[:\n]|\z)", RegexOptions.Multiline)]
    private static partial Regex Hash();
}
