namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>The secrets that are recognised by themselves, in the forms that their issuers document. To know another, add a line.</summary>
internal static class SecretPatterns
{
    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new("private key", ["PRIVATE KEY"], KeyForms.Pem()) { IsAnchorApart = true },
        new("private key", ["LS0tLS1CRUdJTi"], KeyForms.EncodedPem()),
        new("private key", ["Private-Lines: "], KeyForms.Putty()) { IsAnchorApart = true },
        new("private key", ["AGE-SECRET-KEY-1"], KeyForms.Age()),
        new("private key", ["OpenVPN Static key V1"], KeyForms.OpenVpn()) { IsAnchorApart = true },
        new("private key", ["PrivateKey = ", "PrivateKey="], KeyForms.WireGuard()) { IsAnchorApart = true },
        new("AWS access key", ["AKIA", "ASIA", "ABIA", "ACCA"], TokenForms.AwsAccessKey()),
        new(
            "AWS secret key",
            ["aws_secret_access_key", "AWS_SECRET_ACCESS_KEY", "ecretAccessKey", "aws_secret_key"],
            TokenForms.AwsSecretKey()
        )
        {
            IsAnchorApart = true,
        },
        new("Azure storage key", ["AccountKey=", "SharedAccessKey="], TokenForms.AzureStorageKey()),
        new("Azure client secret", ["Q~"], TokenForms.AzureClientSecret()),
        new("Azure shared access signature", ["sig="], TokenForms.AzureSignature()),
        new("GitHub token", ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"], TokenForms.GitHub()),
        new("GitHub token", ["github_pat_"], TokenForms.GitHubFineGrained()),
        new("GitLab token", ["glpat-", "gldt-", "glrt-", "glcbt-", "glptt-", "glsoat-", "glft-"], TokenForms.GitLab()),
        new("Google API key", ["AIza"], TokenForms.GoogleApiKey()),
        new("Google client secret", ["GOCSPX-"], TokenForms.GoogleClientSecret()),
        new("npm token", ["npm_"], TokenForms.Npm()),
        new("NuGet API key", ["oy2"], TokenForms.NuGet()),
        new("PyPI token", ["pypi-AgEI"], TokenForms.PyPi()),
        new("RubyGems key", ["rubygems_"], TokenForms.RubyGems()),
        new("Docker Hub token", ["dckr_pat_", "dckr_oat_"], TokenForms.DockerHub()),
        new("Slack token", ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe"], TokenForms.Slack()),
        new("Slack webhook", ["hooks.slack.com/"], TokenForms.SlackWebhook()),
        new("Stripe key", ["sk_live_", "rk_live_"], TokenForms.Stripe()),
        new("SendGrid key", ["SG."], TokenForms.SendGrid()),
        new("Telegram token", [":AA"], TokenForms.Telegram()),
        new("Vault token", ["hvs.", "hvb."], TokenForms.Vault()),
        new("Terraform Cloud token", [".atlasv1."], TokenForms.TerraformCloud()),
        new("DigitalOcean token", ["dop_v1_", "doo_v1_", "dor_v1_"], TokenForms.DigitalOcean()),
        new("Databricks token", ["dapi"], TokenForms.Databricks()),
        new("Hugging Face token", ["hf_"], TokenForms.HuggingFace()),
        new("OpenAI key", ["T3BlbkFJ"], TokenForms.OpenAi()),
        new("Anthropic key", ["sk-ant-"], TokenForms.Anthropic()),
        new("Grafana token", ["glsa_", "glc_"], TokenForms.Grafana()),
        new("Shopify token", ["shpat_", "shpss_", "shpca_", "shppa_"], TokenForms.Shopify()),
        new("Atlassian token", ["ATATT3"], TokenForms.Atlassian()),
        new("Artifactory key", ["AKCp"], TokenForms.Artifactory()),
        new("Postman key", ["PMAK-"], TokenForms.Postman()),
        new("Pulumi token", ["pul-"], TokenForms.Pulumi()),
        new("Linear key", ["lin_api_"], TokenForms.Linear()),
        new("New Relic key", ["NRAK-"], TokenForms.NewRelic()),
        new("Sentry token", ["sntrys_", "sntryu_"], TokenForms.Sentry()),
    ];
}
