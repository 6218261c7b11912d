using System.Text;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Judges what stands behind a name.</summary>
internal static partial class SecretValue
{
    private const int Longest = 8192;

    // Bits for each character (Shannon): words lie below, random letters and digits above.
    private const double LeastEntropy = 3.0;

    /// <summary>Whether the value is a secret, the name being what it is.</summary>
    public static bool IsSecret(string value, SecretName name)
    {
        var text = value.Trim().Trim('"', '\'');
        if (name == SecretName.Harmless || text.Length > Longest || NoSecret.Is(text))
        {
            return false;
        }
        return name switch
        {
            SecretName.Password => !HasSpaces(text) || LooksRandom(text),
            SecretName.Key => !Identifier().IsMatch(text) && (!HasSpaces(text) || LooksRandom(text)),
            _ => LooksRandom(text) || IsLogin(text),
        };
    }

    /// <summary>Whether it looks as if a generator had made it: eight characters or more of mixed kinds, no words.</summary>
    public static bool LooksRandom(string value)
    {
        if (Guid.TryParse(value, out _) || HostName().IsMatch(value))
        {
            return false;
        }
        var longest = Separators().Split(value).MaxBy(part => part.Length) ?? "";
        return longest.Length >= 8
            && longest.Any(char.IsAsciiDigit)
            && longest.Any(char.IsAsciiLetter)
            && Changes(longest) >= longest.Length / 5
            && Entropy(longest) >= LeastEntropy;
    }

    /// <summary>Whether it is <c>name:password</c> in Base64, as registries and HTTP's basic scheme write it.</summary>
    public static bool IsEncodedLogin(string value) => Decode(value) is { } text && IsLogin(text);

    /// <summary>The text that Base64 stands for; null where it is none.</summary>
    public static string? Decode(string value)
    {
        var padded = value.TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return
            Convert.TryFromBase64String(padded, bytes, out var count)
            && count > 0
            && Encoding.UTF8.GetString(bytes, 0, count) is var text
            && !text.Any(letter => letter == '\uFFFD' || (char.IsControl(letter) && !char.IsWhiteSpace(letter)))
            ? text
            : null;
    }

    /// <summary>Whether it is <c>name:password</c>, both there, the password no placeholder.</summary>
    public static bool IsLogin(string value) =>
        value.IndexOf(':') is > 0 and var colon
        && value[..colon].All(letter => char.IsAsciiLetterOrDigit(letter) || "._@$+\\-".Contains(letter))
        && value[(colon + 1)..] is var password
        && value[..colon] != password
        && !password.StartsWith('/')
        && !password.Contains(' ')
        && !NoSecret.Is(password);

    private static bool HasSpaces(string text) => text.Any(char.IsWhiteSpace);

    private static int Changes(string text) =>
        text.Zip(text.Skip(1)).Count(pair => Kind(pair.First) != Kind(pair.Second));

    private static int Kind(char letter) =>
        char.IsAsciiDigit(letter) ? 0
        : char.IsAsciiLetterLower(letter) ? 1
        : char.IsAsciiLetterUpper(letter) ? 2
        : 3;

    private static double Entropy(string text) =>
        -text.GroupBy(letter => letter)
            .Select(same => (double)same.Count() / text.Length)
            .Sum(share => share * Math.Log2(share));

    // Words, be they one or several: "argon2id", "X-Api-Key", "instance-profile", "bert-base-uncased".
    [GeneratedRegex(@"^(?:[A-Za-z]{1,15}[0-9]{0,2}[a-z]{0,2})(?:[-_ ./:][A-Za-z]{0,15}[0-9]{0,4})*$")]
    private static partial Regex Identifier();

    [GeneratedRegex("[-_. /:]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}(?::\d+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex HostName();
}
