using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Passwords in the form of a .netrc file.</summary>
internal static partial class NetworkLogin
{
    public static IEnumerable<SecretPlace> Find(string text)
    {
        var login = "";
        foreach (Match match in Entry().Matches(text))
        {
            var value = match.Groups["value"];
            if (match.Groups["login"].Success)
            {
                login = value.Value;
            }
            else if (login is not ("anonymous" or "ftp") && SecretValue.IsSecret(value.Value, SecretName.Password))
            {
                yield return new SecretPlace("network login", value.Index, value.Length);
            }
        }
    }

    [GeneratedRegex(
        @"(?<!\S)(?<!^[ \t]{0,20}#[^\n]{0,300})(?:(?<login>login)|(?:insecure-)?password)\s{1,20}""?(?<value>[^\s""]{1,500})",
        RegexOptions.Multiline
    )]
    private static partial Regex Entry();
}
