using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>How a text is searched whose path promises no credentials: every text that is not a package's may hold some.</summary>
internal static partial class OtherFiles
{
    private static readonly HashSet<string> Documents = Extensions(
        "css csv less lock map md po pot rst sass scss snap sum svg tsv xlf xsd"
    );
    private static readonly HashSet<string> Notations = Extensions(
        "bat cfg cmd cnf conf config edn env ext hcl http ini json json5 jsonc key pem plist properties pubxml service tf toml txt xml yaml yml"
    );

    private static readonly CredentialFile Script = new(null, "*", CredentialSyntax.Script);
    private static readonly CredentialFile Source = new(null, "*", CredentialSyntax.Source);
    private static readonly CredentialFile Settings = new(null, "*") { Looks = SecretValue.IsNoName };

    /// <summary>Whether a text at the path is searched at all.</summary>
    public static bool AreSearched(string path) =>
        !ThirdPartyFiles.AreOfPackages(path)
        && !CredentialFiles.IsTemplate(path)
        && !Documents.Contains(Path.GetExtension(path));

    /// <summary>The notation of a text, by its first line or its path.</summary>
    public static CredentialFile Of(string path, string text) =>
        Shell().IsMatch(text) ? Script
        : IsSettings(path) && !text.StartsWith("#!", StringComparison.Ordinal) ? Settings
        : Source;

    private static bool IsSettings(string path) =>
        path[(path.LastIndexOf('/') + 1)..] is var name
        && (name.LastIndexOf('.') < 1 || Notations.Contains(Path.GetExtension(name)));

    private static HashSet<string> Extensions(string list) =>
        list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(name => "." + name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A#![^\n]{0,60}\b(?:ba|da|a|k|z)?sh\b")]
    private static partial Regex Shell();
}
