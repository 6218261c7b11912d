using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>The secrets that are recognised, by the forms that their issuers document. To know another, add a line.</summary>
internal static partial class SecretPatterns
{
    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new("private key", "PRIVATE KEY", PrivateKey()),
        new("AWS access key", "AKIA", AwsAccessKey()),
        new("AWS access key", "ASIA", AwsAccessKey()),
        new("AWS secret key", "aws_secret_access_key", AwsSecretKey()),
        new("Azure storage key", "AccountKey=", AzureStorageKey()),
        new("GitHub token", "ghp_", GitHubToken()),
        new("GitHub token", "gho_", GitHubToken()),
        new("GitHub token", "ghu_", GitHubToken()),
        new("GitHub token", "ghs_", GitHubToken()),
        new("GitHub token", "ghr_", GitHubToken()),
        new("GitHub token", "github_pat_", GitHubFineGrainedToken()),
        new("GitLab token", "glpat-", GitLabToken()),
        new("Google API key", "AIza", GoogleApiKey()),
        new("npm token", "npm_", NpmToken()),
        new("NuGet API key", "oy2", NuGetApiKey()),
        new("PyPI token", "pypi-AgEI", PyPiToken()),
        new("Slack token", "xoxb-", SlackToken()),
        new("Slack token", "xoxp-", SlackToken()),
        new("Stripe key", "sk_live_", StripeKey()),
        new("npm registry password", "_authToken", NpmrcToken(), [".npmrc"]),
        new(
            "NuGet feed password",
            "ClearTextPassword",
            NuGetPassword(),
            ["NuGet.Config", "nuget.config", "NuGet.config"]
        ),
        new("registry login", "\"auth\"", DockerLogin(), ["config.json", ".dockercfg"]),
        new("Git password", "://", PasswordInUrl(), [".git-credentials", "pip.conf", ".npmrc"]),
        new("network login", "password", NetrcPassword(), [".netrc", "_netrc"]),
    ];

    // The body must follow: programs and documents name the mere header.
    [GeneratedRegex(
        @"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?>(?:\s|\\n|\\r)+)(?>(?:[A-Za-z-]+: [^\n]*\n|\s)*)(?<secret>[A-Za-z0-9+/=]{40,})"
    )]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(?<secret>A[KS]IA[A-Z2-7]{16})(?![A-Za-z0-9])")]
    private static partial Regex AwsAccessKey();

    [GeneratedRegex(@"aws_secret_access_key\s*[=:]\s*[""']?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])")]
    private static partial Regex AwsSecretKey();

    [GeneratedRegex(@"AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)")]
    private static partial Regex AzureStorageKey();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])gh[pousr]_(?<secret>[A-Za-z0-9]{36,})")]
    private static partial Regex GitHubToken();

    [GeneratedRegex(@"github_pat_(?<secret>[A-Za-z0-9_]{82})")]
    private static partial Regex GitHubFineGrainedToken();

    [GeneratedRegex(@"glpat-(?<secret>[A-Za-z0-9_-]{20,})")]
    private static partial Regex GitLabToken();

    [GeneratedRegex(@"(?<![A-Za-z0-9])AIza(?<secret>[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])")]
    private static partial Regex GoogleApiKey();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])npm_(?<secret>[A-Za-z0-9]{36})(?![A-Za-z0-9])")]
    private static partial Regex NpmToken();

    [GeneratedRegex(@"(?<![A-Za-z0-9])oy2(?<secret>[a-z2-7]{43})(?![A-Za-z0-9])")]
    private static partial Regex NuGetApiKey();

    [GeneratedRegex(@"pypi-AgEI(?<secret>[A-Za-z0-9_-]{50,})")]
    private static partial Regex PyPiToken();

    [GeneratedRegex(@"xox[bp]-(?<secret>[0-9]{10,}-[A-Za-z0-9-]{20,})")]
    private static partial Regex SlackToken();

    [GeneratedRegex(@"sk_live_(?<secret>[A-Za-z0-9]{24,})")]
    private static partial Regex StripeKey();

    [GeneratedRegex(@"_authToken\s*=\s*(?<secret>[^\s$][^\s]{7,})")]
    private static partial Regex NpmrcToken();

    [GeneratedRegex(@"ClearTextPassword""\s+value\s*=\s*""(?<secret>[^""%]{6,})""")]
    private static partial Regex NuGetPassword();

    [GeneratedRegex(@"""auth""\s*:\s*""(?<secret>[A-Za-z0-9+/=]{8,})""")]
    private static partial Regex DockerLogin();

    [GeneratedRegex(@"[a-z]+://[^\s:/@]+:(?<secret>[^\s:/@$]{6,})@")]
    private static partial Regex PasswordInUrl();

    [GeneratedRegex(@"password\s+(?<secret>\S{6,})")]
    private static partial Regex NetrcPassword();
}
