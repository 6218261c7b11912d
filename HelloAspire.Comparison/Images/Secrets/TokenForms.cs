using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Keys and tokens in the forms that their issuers give them, so that scanners may know them.</summary>
internal static partial class TokenForms
{
    [GeneratedRegex("(?<![A-Za-z0-9+/])(?<secret>A(?:K|S|B)IA[A-Z2-7]{16}|ACCA[A-Z2-7]{16})(?![A-Za-z0-9+/])")]
    public static partial Regex AwsAccessKey();

    [GeneratedRegex(
        @"(?:aws_secret(?:_access)?_key|secretAccessKey)[""']?\s{0,10}(?:=>|[=:])\s{0,10}\\?[""']?(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex AwsSecretKey();

    [GeneratedRegex("(?:AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)|SharedAccessKey=(?<secret>[A-Za-z0-9+/]{43}=))")]
    public static partial Regex AzureStorageKey();

    [GeneratedRegex("(?<![A-Za-z0-9_~.-])(?<secret>[A-Za-z0-9_~.]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34})(?![A-Za-z0-9_~.-])")]
    public static partial Regex AzureClientSecret();

    [GeneratedRegex("[?&;]sig=(?<secret>[A-Za-z0-9%+/]{43,100}(?:=|%3D)?)")]
    public static partial Regex AzureSignature();

    [GeneratedRegex("(?<![A-Za-z0-9_])gh[pousr]_(?<secret>[A-Za-z0-9]{36,})")]
    public static partial Regex GitHub();

    [GeneratedRegex("github_pat_(?<secret>[A-Za-z0-9_]{82})")]
    public static partial Regex GitHubFineGrained();

    [GeneratedRegex("(?<![A-Za-z0-9_-])gl(?:pat|dt|rt|cbt|ptt|soat|ft)-(?<secret>[A-Za-z0-9_-]{20,})")]
    public static partial Regex GitLab();

    [GeneratedRegex("(?<![A-Za-z0-9])AIza(?<secret>[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])")]
    public static partial Regex GoogleApiKey();

    [GeneratedRegex("(?<![A-Za-z0-9/])1//0(?<secret>[A-Za-z0-9_-]{40,})")]
    public static partial Regex GoogleRefreshToken();

    [GeneratedRegex("GOCSPX-(?<secret>[A-Za-z0-9_-]{28})(?![A-Za-z0-9_-])")]
    public static partial Regex GoogleClientSecret();

    [GeneratedRegex("(?<![A-Za-z0-9_])npm_(?<secret>[A-Za-z0-9]{36})(?![A-Za-z0-9])")]
    public static partial Regex Npm();

    [GeneratedRegex("(?<![A-Za-z0-9])oy2(?<secret>[a-z2-7]{43})(?![A-Za-z0-9])")]
    public static partial Regex NuGet();

    [GeneratedRegex("pypi-AgEI(?<secret>[A-Za-z0-9_-]{50,})")]
    public static partial Regex PyPi();

    [GeneratedRegex("rubygems_(?<secret>[0-9a-f]{48})(?![0-9a-f])")]
    public static partial Regex RubyGems();

    [GeneratedRegex("dckr_[po]at_(?<secret>[A-Za-z0-9_-]{27,})")]
    public static partial Regex DockerHub();

    [GeneratedRegex("xox(?:[bpars]|e(?:\\.xox[bp])?)-(?<secret>[0-9]{1,13}-[A-Za-z0-9-]{20,})")]
    public static partial Regex Slack();

    [GeneratedRegex("hooks\\.slack\\.com/(?:services|workflows)/(?<secret>[A-Za-z0-9+/]{43,})")]
    public static partial Regex SlackWebhook();

    [GeneratedRegex("[sr]k_live_(?<secret>[A-Za-z0-9]{24,})")]
    public static partial Regex Stripe();

    [GeneratedRegex("(?<![A-Za-z0-9])SG\\.(?<secret>[A-Za-z0-9_-]{20,24}\\.[A-Za-z0-9_-]{39,50})")]
    public static partial Regex SendGrid();

    [GeneratedRegex("(?<![A-Za-z0-9])[0-9]{8,10}:AA(?<secret>[A-Za-z0-9_-]{32,33})(?![A-Za-z0-9_-])")]
    public static partial Regex Telegram();

    [GeneratedRegex("(?<![A-Za-z0-9])hv[sb]\\.(?<secret>[A-Za-z0-9_-]{24,})")]
    public static partial Regex Vault();

    [GeneratedRegex("[A-Za-z0-9]{14}\\.atlasv1\\.(?<secret>[A-Za-z0-9_=-]{60,70})")]
    public static partial Regex TerraformCloud();

    [GeneratedRegex("do[opr]_v1_(?<secret>[0-9a-f]{64})")]
    public static partial Regex DigitalOcean();

    [GeneratedRegex("(?<![A-Za-z0-9])dapi(?<secret>[0-9a-f]{32})(?:-[0-9])?(?![A-Za-z0-9])")]
    public static partial Regex Databricks();

    [GeneratedRegex("(?<![A-Za-z0-9_])hf_(?<secret>[A-Za-z0-9]{34})(?![A-Za-z0-9])")]
    public static partial Regex HuggingFace();

    [GeneratedRegex("sk-(?<secret>[A-Za-z0-9_-]{16,120}T3BlbkFJ[A-Za-z0-9_-]{20,100})")]
    public static partial Regex OpenAi();

    [GeneratedRegex("sk-ant-[a-z0-9]{3,10}-(?<secret>[A-Za-z0-9_-]{80,})")]
    public static partial Regex Anthropic();

    [GeneratedRegex(
        "(?<![A-Za-z0-9])(?:glsa_(?<secret>[A-Za-z0-9]{32}_[0-9a-f]{8})|glc_(?<secret>[A-Za-z0-9+/]{32,}))"
    )]
    public static partial Regex Grafana();

    [GeneratedRegex("shp(?:at|ss|ca|pa)_(?<secret>[0-9a-fA-F]{32})")]
    public static partial Regex Shopify();

    [GeneratedRegex("ATATT3(?<secret>[A-Za-z0-9_=-]{100,})")]
    public static partial Regex Atlassian();

    [GeneratedRegex("(?<![A-Za-z0-9])AKCp(?<secret>[A-Za-z0-9]{50,})")]
    public static partial Regex Artifactory();

    [GeneratedRegex("PMAK-(?<secret>[0-9a-f]{24}-[0-9a-f]{34})")]
    public static partial Regex Postman();

    [GeneratedRegex("(?<![A-Za-z0-9])pul-(?<secret>[0-9a-f]{40})(?![A-Za-z0-9])")]
    public static partial Regex Pulumi();

    [GeneratedRegex("lin_api_(?<secret>[A-Za-z0-9]{40})")]
    public static partial Regex Linear();

    [GeneratedRegex("NRAK-(?<secret>[A-Z0-9]{27})(?![A-Za-z0-9])")]
    public static partial Regex NewRelic();

    [GeneratedRegex("sntry[su]_(?<secret>[A-Za-z0-9+/=_-]{60,})")]
    public static partial Regex Sentry();
}
