namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Options of well-known programs that take a password or a token, where the option's name does not say so.</summary>
/// <param name="Programs">By their names.</param>
/// <param name="Options">As <c>-p</c>.</param>
/// <param name="IsAttached">Whether the value follows without a space, as in <c>-pVALUE</c>.</param>
/// <param name="Subcommand">A word that must be there, as <c>login</c>.</param>
internal sealed record CommandOptions(
    IReadOnlyList<string> Programs,
    IReadOnlyList<string> Options,
    bool IsAttached = false,
    string? Subcommand = null
)
{
    private static readonly string[] MySql =
        "mysql mysqldump mysqladmin mysqlimport mysqlcheck mysqlpump mysqlsh mariadb mariadb-dump mariadb-admin".Split(
            ' '
        );

    public static IReadOnlyList<CommandOptions> All { get; } =
    [
        new(MySql, ["-p"], IsAttached: true),
        new(["7z", "7za", "7zz", "rar", "unrar"], ["-p"], IsAttached: true),
        new(["sqlcmd", "bcp"], ["-P"], IsAttached: true),
        new(["sqlcmd", "bcp", "unzip", "zip", "plink", "pscp", "isql"], ["-P", "-pw"]),
        new(["sshpass"], ["-p"]),
        new(["sshpass"], ["-p"], IsAttached: true),
        new(["redis-cli"], ["-a", "--pass"]),
        new(["mongo", "mongosh", "mongodump", "mongorestore", "mongoimport", "mongoexport"], ["-p"]),
        new(
            [
                "docker",
                "podman",
                "buildah",
                "nerdctl",
                "skopeo",
                "helm",
                "oras",
                "crane",
                "regctl",
                "az",
                "oc",
                "cf",
                "argocd",
            ],
            ["-p"],
            Subcommand: "login"
        ),
        new(["dotnet", "nuget"], ["-k", "-apikey", "-ApiKey"], Subcommand: "push"),
        new(["dotnet", "nuget"], ["-p", "-Password"], Subcommand: "source"),
        new(["dotnet", "nuget"], ["-p", "-Password"], Subcommand: "sources"),
        new(["openssl"], ["-k", "-K"]),
        new(["ldapsearch", "ldapmodify", "ldapadd", "ldapdelete", "ldappasswd"], ["-w"]),
        new(["useradd", "usermod", "twine"], ["-p"]),
        new(["vault"], ["-dev-root-token-id"]),
        new(["consul", "nomad"], ["-encrypt"]),
        new(["codecov"], ["-t"]),
        new(["caddy"], ["-p", "--plaintext"], Subcommand: "hash-password"),
        new(["dotnet"], ["-p"], Subcommand: "dev-certs"),
        new(["ssh-keygen"], ["-N", "-P"]),
        new(["keytool", "jarsigner"], ["-storepass", "-keypass"]),
        new(["influx", "vault", "consul", "gh", "glab"], ["-t"]),
        new(["cypher-shell", "psql", "clickhouse-client"], ["-p", "--password"]),
    ];

    /// <summary>Options whose value is a name and a password, with what stands between them, by program.</summary>
    public static IReadOnlyDictionary<string, (string Option, char Separator)> OtherLogins { get; } =
        new Dictionary<string, (string Option, char Separator)>(StringComparer.Ordinal)
        {
            ["lftp"] = ("-u", ','),
            ["curl"] = ("--cert", ':'),
            ["http"] = ("-a", ':'),
            ["https"] = ("-a", ':'),
            ["xh"] = ("-a", ':'),
            ["smbclient"] = ("-U", '%'),
            ["smbget"] = ("-U", '%'),
            ["rpcclient"] = ("-U", '%'),
        };

    /// <summary>Options of any program whose value is <c>name:password</c>.</summary>
    public static IReadOnlyList<string> Logins { get; } =
        "-u --user -U --proxy-user --creds --src-creds --dest-creds --basic-auth --auth --login --username".Split(' ');

    /// <summary>Programs whose <c>-u</c> takes an account of the system, and its group.</summary>
    public static IReadOnlyList<string> TakeAccounts { get; } =
        "docker podman nerdctl env sudo su chown chroot runuser setpriv gosu su-exec install adduser useradd rsync supervisord s6-setuidgid".Split(
            ' '
        );
}
