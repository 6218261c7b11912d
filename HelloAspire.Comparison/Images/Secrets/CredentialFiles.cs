using static HelloAspire.Comparison.Images.Secrets.CredentialSyntax;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>The table of places: files in which tools and frameworks keep credentials. To know another, add a line.</summary>
internal static class CredentialFiles
{
    private static readonly List<CredentialFile> All =
    [
        new("Git password", ".git-credentials git/credentials .git/config .gitconfig etc/gitconfig"),
        new("Git password", "modules/*/config .gitmodules .hgrc gh/hosts.yml glab-cli/config.yml hub"),
        new("network login", ".netrc _netrc", Netrc),
        new("npm registry password", ".npmrc npmrc .yarnrc .yarnrc.yml pnpm/rc bunfig.toml")
        {
            Also = CredentialNames.Npm,
        },
        new("PyPI password", ".pypirc pip.conf pip.ini .pip/pip.conf requirements*.txt Pipfile pyproject.toml"),
        new("PyPI password", "uv.toml pypoetry/auth.toml .condarc"),
        new("NuGet feed password", "nuget.config nuget.*.config"),
        new("Maven password", ".m2/settings.xml maven/conf/settings.xml conf/settings.xml settings.xml"),
        new("Maven password", ".m2/settings-security.xml") { Also = CredentialNames.MavenMaster },
        new("package feed password", "apt/auth.conf apt/auth.conf.d/*.conf", Netrc),
        new(
            "package feed password",
            "apt/sources.list sources.list.d/*.list sources.list.d/*.sources apk/repositories"
        ),
        new(
            "package feed password",
            "apt.conf apt.conf.d/* yum.repos.d/*.repo zypp/repos.d/*.repo zypp/credentials.d/* yum.conf dnf/dnf.conf"
        ),
        new("Subversion password", "svn.simple/*", Lines) { Form = CredentialLines.Subversion() },
        new("Gradle password", "gradle.properties *.gradle *.gradle.kts"),
        new("Ivy password", ".credentials .ivy2/*.credentials"),
        new("registry login", ".docker/config.json .dockercfg .dockerconfigjson auth.json helm/registry/config.json")
        {
            Also = CredentialNames.Registry,
        },
        new("registry login", "config.json *.dockerconfig*")
        {
            Also = CredentialNames.Registry,
            Contains = "\"auths\"",
        },
        new("Composer password", "composer/auth.json .composer/auth.json")
        {
            Also = CredentialNames.Tokens("github.com", "gitlab.com"),
        },
        new("gem key", ".gem/credentials gem/credentials .bundle/config bundle/config")
        {
            Also = CredentialNames.Bundle,
        },
        new("Hex key", "hex.config") { Also = CredentialNames.Tokens("write_key", "read_key") },
        new("Cargo token", ".cargo/credentials .cargo/credentials.toml cargo/credentials.toml"),
        new("registry login", "registries.yaml helm/repositories.yaml"),
        new("Kubernetes secret", "*.yml *.yaml") { Contains = "kind: Secret" },
        new("Kubernetes credentials", "kubernetes/*.yaml kubernetes/*.yml kubernetes/*.conf"),
        new("Kubernetes credentials", ".kube/config kubeconfig *.kubeconfig kubernetes/admin.conf rancher/k3s/k3s.yaml")
        {
            Also = CredentialNames.Tokens("client-key-data"),
        },
        new(
            "AWS credentials",
            ".aws/credentials .aws/config .boto .s3cfg .passwd-s3fs .aws/cli/cache/*.json .aws/sso/cache/*.json"
        ),
        new(
            "Azure credentials",
            ".azure/*.json .azure/credentials .azure/config azureauth.json *.publishsettings local.settings.json"
        ),
        new("Google Cloud credentials", "application_default_credentials.json gcloud/legacy_credentials/*"),
        new("Google Cloud credentials", "service-account*.json service_account*.json client_secret*.json gcp-*.json"),
        new("cloud credentials", "rclone.conf doctl/config.yaml .oci/config .config/hcloud/cli.toml .terraformrc")
        {
            Also = CredentialNames.Tokens("key"),
        },
        new(
            "cloud credentials",
            "terraform.rc credentials.tfrc.json .cloudflared/*.json ngrok.yml .mc/config.json .mcli/config.json .config/heroku* .snowflake*/config* .snowsql/config"
        )
        {
            Also = CredentialNames.Tokens("key"),
        },
        new("cloud credentials", ".databrickscfg .dbt/profiles.yml .kaggle/kaggle.json kaggle.json")
        {
            Also = CredentialNames.Tokens("key"),
        },
        new("cloud credentials", ".pulumi/credentials.json") { Also = CredentialNames.Tokens("key") },
        new("Terraform secret", "*.tf"),
        new("Ansible password", "group_vars/* host_vars/* ansible/hosts inventory inventory.ini inventory.y*ml"),
        new("Terraform secret", "*.tfstate *.tfstate.backup *.tfvars *.tfvars.json")
        {
            Also = CredentialNames.Tokens("result", "bcrypt_hash"),
        },
        new("Kubernetes credentials", "serviceaccount/token", Bare),
        new("key of encrypted settings", "config/master.key config/credentials/*.key secrets/master.key", Bare),
        new("token", ".huggingface/token huggingface/token secrets/initialAdminPassword ldap.secret", Bare),
        new("database key", "*.keyfile keyfile mongodb-keyfile mongo-keyfile", Bare),
        new(
            "Vault token",
            ".vault-token .vault-pass .vault_pass vault_password .vault_password vault_pass* vault-pass* .vault_pass*",
            Bare
        ),
        new("database password", ".pgpass pgpass.conf", Lines) { Form = CredentialLines.Pgpass() },
        new("database password", ".my.cnf my.cnf mysql/conf.d/*.cnf debian.cnf database.yml database.json"),
        new("database password", ".pg_service.conf pg_service.conf odbc.ini .odbc.ini redis.conf sentinel.conf"),
        new("database password", "mongod.conf pgbouncer.ini hibernate.cfg.xml persistence.xml context.xml"),
        new("database password", "tomcat-users.xml standalone*.xml alembic.ini flyway.conf liquibase.properties"),
        new(
            "password hash",
            ".htpasswd htpasswd htpasswd.* *.htpasswd etc/shadow etc/shadow- etc/gshadow userlist.txt *.ldif mosquitto/passwd",
            Hashes
        ),
        new("database password", "userlist.txt", Lines) { Form = CredentialLines.PgBouncer() },
        new("database password", "users.acl", Lines) { Form = CredentialLines.RedisAccess() },
        new("database password", "rabbitmq.conf rabbitmq/conf.d/* influx-configs influxdb2/*"),
        new(null, "*.sql docker-entrypoint-initdb.d/*", Sql),
        new("mail password", ".msmtprc msmtprc ssmtp.conf .mailrc .muttrc .fetchmailrc fetchmailrc .authinfo", Netrc),
        new("mail password", "sasl_passwd passwd.client", Lines) { Form = CredentialLines.MailLogin() },
        new("directory password", "sssd.conf") { Also = CredentialNames.Tokens("ldap_default_authtok") },
        new("proxy password", ".curlrc") { Also = CredentialNames.Curl },
        new("proxy password", "wgetrc .wgetrc etc/fstab"),
        new("FTP password", "sitemanager.xml recentservers.xml sftp-config.json .ftpconfig sftp.json filezilla.xml")
        {
            Also = CredentialNames.FileZilla,
        },
        new("FTP password", ".lftprc .ncftp/bookmarks smb*credentials .smbcredentials WinSCP.ini")
        {
            Also = CredentialNames.FileZilla,
        },
        new("network key", "wpa_supplicant.conf *.nmconnection wireguard/*.conf *.ovpn")
        {
            Also = CredentialNames.Tokens("psk"),
        },
        new("network key", "ipsec.secrets", Lines) { Form = CredentialLines.IpSec() },
        new("network key", "chap-secrets pap-secrets", Lines) { Form = CredentialLines.PointToPoint() },
        new("network key", "openvpn/*.txt openvpn/auth openvpn/*.auth", Lines) { Form = CredentialLines.TwoLines() },
        new("private key", "private-keys-v1.d/*.key", Lines) { Form = CredentialLines.GnuPg() },
        new("key of a machine", "web.config web.*.config machine.config") { Also = CredentialNames.MachineKey },
        new("key of a key ring", "key-*.xml") { Also = CredentialNames.Tokens("value"), Contains = "<masterKey" },
        new("private key", "*.jwk *jwk*.json tempkey.rsa") { Also = CredentialNames.WebKey },
        new("private key", "*key*.json") { Also = CredentialNames.WebKey, Contains = "\"kty\"" },
        new(null, ".env .env.* *.env .envrc env.sh env.list .flaskenv etc/environment environment"),
        new(null, "appsettings*.json secrets.json *.exe.config *.dll.config web.config web.*.config app.config"),
        new(null, "app.*.config connectionstrings.json connectionstrings.config *.pubxml.user"),
        new(null, "application*.properties application*.yml application*.yaml bootstrap*.properties bootstrap*.y*ml"),
        new(null, "secrets.* secret.* *-secret.y*ml *-secrets.y*ml secret-*.y*ml credentials credentials.* creds.*"),
        new(null, "passwords.* config.y*ml settings.y*ml config.toml settings.toml settings.json settings.ini"),
        new(null, "config.ini local.json default.json production.json parameters.yml values*.y*ml"),
        new(null, "docker-compose*.y*ml compose*.y*ml stack*.y*ml wp-config.php configuration.php settings.php"),
        new(null, "LocalSettings.php config.inc.php ansible.cfg hosts.ini"),
        new(null, "config/*.yml config/*.yaml config/*.json config/*.toml config/*.php config/*.exs initializers/*.rb"),
        new(
            null,
            ".travis.yml .gitlab-ci.yml .drone.yml bitbucket-pipelines.yml azure-pipelines*.yml appveyor.yml",
            Script
        ),
        new(null, "workflows/*.yml workflows/*.yaml .circleci/config.yml cloudbuild.yaml buildspec.yml", Script),
        new(null, "Jenkinsfile Dockerfile Dockerfile.* *.dockerfile Containerfile Makefile GNUmakefile *.mk", Script),
        new(null, "*.sh *.bash .bashrc .bash_profile .bash_aliases .profile .zshrc .zshenv .zprofile", Script),
        new(null, "*.conf *.cfg *.ini *.toml *.yml *.yaml") { Looks = SecretValue.LooksRandom },
        new("Ceph key", "*.keyring") { Also = CredentialNames.Tokens("key") },
        new("login of a proxy", "haproxy.cfg", Netrc),
        new("secret in a shell's history", ".bash_history .zsh_history .ash_history .sh_history .psql_history", Script),
        new(
            "secret in a shell's history",
            ".mysql_history .rediscli_history .python_history .node_repl_history",
            Script
        ),
        new("secret in a shell's history", "fish_history", Script),
    ];

    private static readonly string[] Templates = ".example .sample .template .dist .tpl .tmpl .j2 .erb .md".Split(' ');

    // An image has many files: only patterns are tried one after the other, and of these only those that may fit.
    private static readonly ILookup<string, CredentialPlace> ByName = All.SelectMany(file => file.Places)
        .Where(place => !place.IsPattern)
        .ToLookup(place => place.LastSegment, StringComparer.OrdinalIgnoreCase);
    private static readonly ILookup<string, CredentialPlace> Patterns = All.SelectMany(file => file.Places)
        .Where(place => place.IsPattern)
        .ToLookup(place => place.Extension, StringComparer.OrdinalIgnoreCase);

    /// <summary>The rows that a path belongs to; none for a template of such a file.</summary>
    public static IReadOnlyList<CredentialFile> For(string path)
    {
        if (IsTemplate(path))
        {
            return [];
        }
        var name = path[(path.LastIndexOf('/') + 1)..];
        return
        [
            .. ByName[name]
                .Concat(Patterns[Path.GetExtension(name)])
                .Concat(name.Contains('.') ? Patterns[""] : [])
                .Where(place => place.IsAt(path))
                .Select(place => place.File)
                .Distinct(),
        ];
    }

    /// <summary>Whether the file shows how another is written.</summary>
    public static bool IsTemplate(string path) =>
        Templates.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
