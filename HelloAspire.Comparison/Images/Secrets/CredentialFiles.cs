using static HelloAspire.Comparison.Images.Secrets.CredentialSyntax;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>The table of places: files in which tools and frameworks keep credentials. To know another, add a line.</summary>
internal static class CredentialFiles
{
    private static readonly Dictionary<string, Func<string, bool>> RegistryNames = new(StringComparer.Ordinal)
    {
        ["auth"] = value =>
            SecretValue.Decode(value) is { } login && login.Contains(':')
                ? SecretValue.IsLogin(login)
                : SecretValue.LooksRandom(value),
        ["identitytoken"] = SecretValue.LooksRandom,
        ["registrytoken"] = SecretValue.LooksRandom,
    };

    private static readonly List<CredentialFile> All =
    [
        new("Git password", [".git-credentials", "git/credentials", ".git/config", ".gitconfig", "etc/gitconfig"]),
        new("Git password", ["modules/*/config", ".gitmodules", ".hgrc", "gh/hosts.yml", "glab-cli/config.yml", "hub"]),
        new("network login", [".netrc", "_netrc"], Netrc),
        new("npm registry password", [".npmrc", "npmrc", ".yarnrc", ".yarnrc.yml"])
        {
            Also = new Dictionary<string, Func<string, bool>>
            {
                ["_auth"] = value => SecretValue.IsEncodedLogin(value) || SecretValue.LooksRandom(value),
                ["npmAuthIdent"] = value => SecretValue.IsLogin(value) || SecretValue.IsEncodedLogin(value),
            },
        },
        new(
            "PyPI password",
            [
                ".pypirc",
                "pip.conf",
                "pip.ini",
                ".pip/pip.conf",
                "requirements*.txt",
                "Pipfile",
                "pyproject.toml",
                "uv.toml",
                "pypoetry/auth.toml",
                ".condarc",
            ]
        ),
        new("NuGet feed password", ["nuget.config", "nuget.*.config"]),
        new("Maven password", [".m2/settings.xml", "maven/conf/settings.xml", "conf/settings.xml", "settings.xml"]),
        new("Gradle password", ["gradle.properties", ".gradle/init.gradle"]),
        new(
            "registry login",
            [".docker/config.json", ".dockercfg", ".dockerconfigjson", "auth.json", "helm/registry/config.json"]
        )
        {
            Also = RegistryNames,
        },
        new("registry login", ["config.json", "*.dockerconfig*"]) { Also = RegistryNames, Contains = "\"auths\"" },
        new("Composer password", ["composer/auth.json", ".composer/auth.json"])
        {
            Also = Tokens("github.com", "gitlab.com"),
        },
        new("gem key", [".gem/credentials", "gem/credentials", ".bundle/config"]) { Also = BundleLogins() },
        new("Cargo token", [".cargo/credentials", ".cargo/credentials.toml", "cargo/credentials.toml"]),
        new(
            "Kubernetes credentials",
            [".kube/config", "kubeconfig", "*.kubeconfig", "kubernetes/admin.conf", "rancher/k3s/k3s.yaml"]
        )
        {
            Also = Tokens("client-key-data"),
        },
        new(
            "AWS credentials",
            [
                ".aws/credentials",
                ".aws/config",
                ".boto",
                ".s3cfg",
                ".passwd-s3fs",
                ".aws/cli/cache/*.json",
                ".aws/sso/cache/*.json",
            ]
        ),
        new(
            "Azure credentials",
            [
                ".azure/*.json",
                ".azure/credentials",
                ".azure/config",
                "azureauth.json",
                "*.publishsettings",
                "local.settings.json",
            ]
        ),
        new(
            "Google Cloud credentials",
            [
                "application_default_credentials.json",
                "gcloud/legacy_credentials/*",
                "service-account*.json",
                "service_account*.json",
                "client_secret*.json",
                "gcp-*.json",
            ]
        ),
        new(
            "cloud credentials",
            [
                "rclone.conf",
                "doctl/config.yaml",
                ".oci/config",
                ".config/hcloud/cli.toml",
                ".terraformrc",
                "terraform.rc",
                "credentials.tfrc.json",
                ".config/heroku*",
                ".snowflake*/config*",
                ".databrickscfg",
                ".dbt/profiles.yml",
                ".kaggle/kaggle.json",
                "kaggle.json",
                ".pulumi/credentials.json",
            ]
        )
        {
            Also = Tokens("key"),
        },
        new("Terraform secret", ["*.tfstate", "*.tfstate.backup", "*.tfvars", "*.tfvars.json"])
        {
            Also = Tokens("result", "bcrypt_hash"),
        },
        new("Vault token", [".vault-token", ".vault-pass", ".vault_pass", "vault_password", ".vault_password"], Bare),
        new("database password", [".pgpass", "pgpass.conf"], Pgpass),
        new(
            "database password",
            [
                ".my.cnf",
                "my.cnf",
                "mysql/conf.d/*.cnf",
                "debian.cnf",
                "database.yml",
                "database.json",
                ".pg_service.conf",
                "pg_service.conf",
                "odbc.ini",
                ".odbc.ini",
                "redis.conf",
                "sentinel.conf",
                "mongod.conf",
                "pgbouncer.ini",
                "hibernate.cfg.xml",
                "persistence.xml",
                "context.xml",
                "tomcat-users.xml",
                "standalone*.xml",
                "alembic.ini",
                "flyway.conf",
                "liquibase.properties",
            ]
        ),
        new(
            "password hash",
            [
                ".htpasswd",
                "htpasswd",
                "htpasswd.*",
                "*.htpasswd",
                "etc/shadow",
                "etc/shadow-",
                "etc/gshadow",
                "userlist.txt",
            ],
            Hashes
        ),
        new(
            "mail password",
            ["sasl_passwd", ".msmtprc", "msmtprc", "ssmtp.conf", ".mailrc", ".muttrc", ".fetchmailrc"],
            Netrc
        ),
        new(
            "FTP password",
            [
                "sitemanager.xml",
                "recentservers.xml",
                "sftp-config.json",
                ".ftpconfig",
                "sftp.json",
                "filezilla.xml",
                ".lftprc",
                ".ncftp/bookmarks",
                "smb*credentials",
                ".smbcredentials",
                "WinSCP.ini",
            ]
        )
        {
            Also = EncodedText("Pass"),
        },
        new(
            "network key",
            [
                "wpa_supplicant.conf",
                "*.nmconnection",
                "wireguard/*.conf",
                "*.ovpn",
                "ipsec.secrets",
                "chap-secrets",
                "pap-secrets",
            ]
        )
        {
            Also = Tokens("psk"),
        },
        new("key of a key ring", ["key-*.xml"]) { Also = Tokens("value"), Contains = "<masterKey" },
        new("private key", ["*.jwk", "*jwks*.json", "tempkey.jwk"])
        {
            Also = new Dictionary<string, Func<string, bool>>
            {
                ["d"] = value => value.Length >= 40,
                ["D"] = value => value.Length >= 40,
            },
        },
        new(
            null,
            [".env", ".env.*", "*.env", ".envrc", "env.sh", "env.list", ".flaskenv", "etc/environment", "environment"]
        ),
        new(
            null,
            [
                "appsettings*.json",
                "secrets.json",
                "*.exe.config",
                "*.dll.config",
                "web.config",
                "web.*.config",
                "app.config",
                "app.*.config",
                "connectionstrings.json",
                "connectionstrings.config",
                "*.pubxml.user",
            ]
        ),
        new(
            null,
            [
                "application*.properties",
                "application*.yml",
                "application*.yaml",
                "bootstrap*.properties",
                "bootstrap*.y*ml",
                "log4j*.xml",
                "jdbc.properties",
                "db.properties",
                "database.properties",
                "config.properties",
                "microprofile-config.properties",
            ]
        ),
        new(
            null,
            [
                "secrets.*",
                "secret.*",
                "*-secret.y*ml",
                "*-secrets.y*ml",
                "secret-*.y*ml",
                "credentials",
                "credentials.*",
                "creds.*",
                "passwords.*",
                "config.y*ml",
                "settings.y*ml",
                "config.toml",
                "settings.toml",
                "settings.json",
                "settings.ini",
                "config.ini",
                "local.json",
                "default.json",
                "production.json",
                "parameters.yml",
                "values*.y*ml",
                "docker-compose*.y*ml",
                "compose*.y*ml",
                "stack*.y*ml",
                "wp-config.php",
                "configuration.php",
                "settings.php",
                "LocalSettings.php",
                "config.inc.php",
                "local_settings.py",
                "settings.py",
                "ansible.cfg",
                "hosts.ini",
                "supervisord.conf",
                "grafana.ini",
                "prometheus.yml",
                "alertmanager.yml",
                "filebeat.yml",
                "jenkins.yaml",
                "gitlab.rb",
                "sonar.properties",
                "nexus.properties",
                "sentry.properties",
                ".sentryclirc",
                ".slackrc",
                "launchSettings.json",
                "user-secrets/*/secrets.json",
            ]
        ),
        new(
            "secret in a shell's history",
            [
                ".bash_history",
                ".zsh_history",
                ".ash_history",
                ".sh_history",
                ".psql_history",
                ".mysql_history",
                ".rediscli_history",
                ".python_history",
                ".node_repl_history",
                "fish_history",
            ],
            Commands
        ),
    ];

    private static readonly string[] Templates =
    [
        ".example",
        ".sample",
        ".template",
        ".dist",
        ".tpl",
        ".tmpl",
        ".j2",
        ".erb",
        ".md",
    ];

    // An image has many files: only patterns are tried one after the other.
    private static readonly ILookup<string, CredentialPlace> ByName = All.SelectMany(file =>
            file.Names.Select(name => new CredentialPlace(name, file))
        )
        .Where(place => !place.IsPattern)
        .ToLookup(place => place.LastSegment, StringComparer.OrdinalIgnoreCase);
    private static readonly List<CredentialPlace> Patterns =
    [
        .. All.SelectMany(file => file.Names.Select(name => new CredentialPlace(name, file)))
            .Where(place => place.IsPattern),
    ];

    /// <summary>The rows that a path belongs to; none for a template of such a file.</summary>
    public static IReadOnlyList<CredentialFile> For(string path)
    {
        if (Templates.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }
        return
        [
            .. ByName[path[(path.LastIndexOf('/') + 1)..]]
                .Concat(Patterns)
                .Where(place => place.IsAt(path))
                .Select(place => place.File)
                .Distinct(),
        ];
    }

    private static Dictionary<string, Func<string, bool>> Tokens(params string[] names) =>
        names.ToDictionary(
            name => name,
            _ => (Func<string, bool>)(value => SecretValue.IsSecret(value, SecretName.Key))
        );

    private static Dictionary<string, Func<string, bool>> EncodedText(string name) =>
        new(StringComparer.Ordinal)
        {
            [name] = value => SecretValue.IsSecret(SecretValue.Decode(value) ?? value, SecretName.Password),
        };

    // BUNDLE_GEMS__EXAMPLE__ORG: "name:password"
    private static Dictionary<string, Func<string, bool>> BundleLogins() =>
        new(StringComparer.Ordinal) { ["BUNDLE_"] = SecretValue.IsLogin };
}
