using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Keys and tokens of hosted services, in the forms that these give them.</summary>
internal static partial class ServiceTokenForms
{
    [GeneratedRegex("(?<![A-Za-z0-9])LTAI(?<secret>[A-Za-z0-9]{16,24})(?![A-Za-z0-9])")]
    public static partial Regex Alibaba();

    [GeneratedRegex("(?<![A-Za-z0-9])(?<secret>[A-Za-z0-9]{76})AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])")]
    public static partial Regex AzureDevOps();

    [GeneratedRegex("(?<![A-Za-z0-9])(?<secret>[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26})(?![A-Za-z0-9])")]
    public static partial Regex AzureService();

    [GeneratedRegex("xkeysib-(?<secret>[0-9a-f]{64}-[A-Za-z0-9]{16})")]
    public static partial Regex Brevo();

    [GeneratedRegex("(?<![A-Za-z0-9])bkua_(?<secret>[0-9a-f]{40})")]
    public static partial Regex Buildkite();

    [GeneratedRegex("CCIPAT_(?<secret>[A-Za-z0-9]{22}_[0-9a-f]{40})")]
    public static partial Regex CircleCi();

    [GeneratedRegex("CLOJARS_(?<secret>[0-9a-f]{60})")]
    public static partial Regex Clojars();

    [GeneratedRegex("discord(?:app)?\\.com/api/(?:v[0-9]{1,2}/)?webhooks/[0-9]{17,20}/(?<secret>[A-Za-z0-9_-]{60,80})")]
    public static partial Regex DiscordWebhook();

    [GeneratedRegex(
        "(?<![A-Za-z0-9])dp\\.(?:pt|st|ct|sa|scim|audit)\\.(?:[a-z0-9_-]{2,35}\\.)?(?<secret>[A-Za-z0-9]{40,44})"
    )]
    public static partial Regex Doppler();

    [GeneratedRegex("(?<![A-Za-z0-9])dt0[a-zA-Z][0-9]{2}\\.[A-Z0-9]{24}\\.(?<secret>[A-Z0-9]{64})")]
    public static partial Regex Dynatrace();

    [GeneratedRegex("(?<![A-Za-z0-9])figd_(?<secret>[A-Za-z0-9_-]{40,})")]
    public static partial Regex Figma();

    [GeneratedRegex("(?<![A-Za-z0-9])(?:fo1_(?<secret>[A-Za-z0-9_-]{43})|fm[12][ar]?_(?<secret>[A-Za-z0-9+/=]{100,}))")]
    public static partial Regex Fly();

    [GeneratedRegex("GR1348941(?<secret>[A-Za-z0-9_-]{20})(?![A-Za-z0-9])")]
    public static partial Regex GitLabRunner();

    [GeneratedRegex("(?<![A-Za-z0-9_])gsk_(?<secret>[A-Za-z0-9]{52})(?![A-Za-z0-9])")]
    public static partial Regex Groq();

    [GeneratedRegex("HRKU-AA(?<secret>[A-Za-z0-9_-]{58})")]
    public static partial Regex Heroku();

    [GeneratedRegex("(?<![A-Za-z0-9])ntn_(?<secret>[0-9]{11}[A-Za-z0-9]{35})(?![A-Za-z0-9])")]
    public static partial Regex Notion();

    [GeneratedRegex("(?<![A-Za-z0-9])ops_(?<secret>eyJ[A-Za-z0-9+/_-]{200,})")]
    public static partial Regex OnePassword();

    [GeneratedRegex("sk-or-v1-(?<secret>[0-9a-f]{64})")]
    public static partial Regex OpenRouter();

    [GeneratedRegex("(?<![A-Za-z0-9])pplx-(?<secret>[A-Za-z0-9]{48})(?![A-Za-z0-9])")]
    public static partial Regex Perplexity();

    [GeneratedRegex("pscale_(?:tkn|pw|oauth)_(?<secret>[A-Za-z0-9_.=-]{32,64})")]
    public static partial Regex PlanetScale();

    [GeneratedRegex("(?<![A-Za-z0-9_])r8_(?<secret>[A-Za-z0-9]{37})(?![A-Za-z0-9])")]
    public static partial Regex Replicate();

    [GeneratedRegex("(?<![A-Za-z0-9])sq[upa]_(?<secret>[0-9a-f]{40})(?![0-9a-f])")]
    public static partial Regex Sonar();

    [GeneratedRegex("sq0(?:csp|atp|idp)-(?<secret>[A-Za-z0-9_-]{22,43})")]
    public static partial Regex Square();

    [GeneratedRegex("(?<![A-Za-z0-9])sbp_(?<secret>[0-9a-f]{40})(?![0-9a-f])")]
    public static partial Regex Supabase();

    [GeneratedRegex("tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{6,}-(?<secret>[A-Za-z0-9]{20,})")]
    public static partial Regex Tailscale();

    [GeneratedRegex(
        "\\.webhook\\.office\\.com/webhookb2/(?<secret>[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-f]{32})"
    )]
    public static partial Regex TeamsWebhook();

    [GeneratedRegex("(?<![A-Za-z0-9])xai-(?<secret>[A-Za-z0-9]{80})(?![A-Za-z0-9])")]
    public static partial Regex Xai();

    [GeneratedRegex("AAAA[A-Za-z0-9_-]{7}:APA91b(?<secret>[A-Za-z0-9_-]{130,140})")]
    public static partial Regex Firebase();

    [GeneratedRegex("(?:ailchimp|AILCHIMP)[^\\n]{0,40}?[^0-9a-f](?<secret>[0-9a-f]{32}-us[0-9]{1,2})(?![0-9])")]
    public static partial Regex Mailchimp();

    // RFC 7519: header and payload are JSON, a signature follows.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{12,300}\.(?<secret>eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{40,700})"
    )]
    public static partial Regex WebToken();
}
