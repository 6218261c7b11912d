using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Judges what stands behind a name.</summary>
internal static partial class SecretValue
{
    private const int Longest = 8192;
    private const int LeastLong = 20;
    private const double ShortestWords = 3.5;
    private static readonly SearchValues<char> Code = SearchValues.Create(" \\(){}[]<>|,;\"'`");

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
            SecretName.Key => !Identifier().IsMatch(text)
                && (!HasSpaces(text) && text.All(char.IsAscii) || LooksRandom(text)),
            SecretName.Faint => text.Length >= LeastLong && !HasSpaces(text) && LooksRandom(text),
            _ => LooksRandom(text) || IsLogin(text),
        };
    }

    /// <summary>Whether it is more than a word or a name, as settings of unknown files may be.</summary>
    public static bool IsNoName(string value) =>
        value.Any(char.IsAsciiDigit) && IsSecret(value, SecretName.Key) && !IsIdentifier(value, 3);

    /// <summary>Whether a string in a program's source is more than a word, a selector, a pattern or a part of a URL.</summary>
    public static bool IsNoSymbol(string value) =>
        value.Length >= 8
        && char.IsAsciiLetterOrDigit(value[0])
        && value.Any(char.IsAsciiLetter)
        && !value.All(letter => char.IsAsciiLetter(letter) || "_-.:/".Contains(letter))
        && !value.AsSpan().ContainsAny(Code)
        && IsSecret(value, SecretName.Key);

    /// <summary>Whether it looks as if a generator had made it: eight characters or more of mixed kinds, no words.</summary>
    public static bool LooksRandom(string value)
    {
        if (Guid.TryParseExact(value, "D", out _) || HostName().IsMatch(value))
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

    /// <summary>Whether it is a name and a long password of letters of both cases: digests and tags of images have one.</summary>
    public static bool IsGeneratedLogin(string value) =>
        IsLogin(value)
        && value[(value.IndexOf(':') + 1)..] is { Length: >= LeastLong } password
        && password.Any(char.IsAsciiLetterLower)
        && password.Any(char.IsAsciiLetterUpper)
        && LooksRandom(password);

    /// <summary>Whether a program could name something so: words of several letters, their beginnings in capitals or apart.</summary>
    public static bool IsIdentifier(string value, int leastWords) =>
        value.All(letter => char.IsAsciiLetterOrDigit(letter) || "_-./:+$&*".Contains(letter))
        && LetterGroup().Count(value) is var words
        && words >= leastWords
        && value.Count(char.IsAsciiLetter) >= ShortestWords * words;

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

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex LetterGroup();

    [GeneratedRegex("[-_. /:]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}(?::\d+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex HostName();
}
