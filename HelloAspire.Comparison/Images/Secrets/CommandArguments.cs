using HelloAspire.Comparison.Images.Shell;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Finds secrets that programs take by their place among the words.</summary>
internal static class CommandArguments
{
    private static readonly string[] Configurers =
        "npm yarn pnpm pip pip3 uv aws git dotnet nuget composer poetry bundle conda gcloud gem snap kubectl heroku rclone".Split(
            ' '
        );

    // Programs and the word after which they take a token, be there a name before it or not.
    private static readonly Dictionary<string, string[]> LastIsToken = new(StringComparer.Ordinal)
    {
        ["vault"] = ["login"],
        ["cargo"] = ["login"],
        ["snyk"] = ["auth"],
        ["ngrok"] = ["authtoken", "add-authtoken"],
        ["fly"] = ["token"],
        ["flyctl"] = ["token"],
        ["infracost"] = ["api_key"],
        ["dotnet"] = ["setapikey"],
        ["nuget"] = ["setapikey", "setApiKey"],
    };

    private static readonly Dictionary<string, string[]> LastIsPassword = new(StringComparer.Ordinal)
    {
        ["rabbitmqctl"] = ["add_user", "change_password"],
        ["mc"] = ["alias"],
        ["mysqladmin"] = ["password"],
        ["mariadb-admin"] = ["password"],
        ["openssl"] = ["passwd"],
        ["net"] = ["use"],
        ["wpa_passphrase"] = ["wpa_passphrase"],
        ["mkpasswd"] = ["mkpasswd"],
    };

    public static IEnumerable<SecretPlace> Find(List<ShellWord> words, CommandProgram program) =>
        Configured(words, program).Concat(Formatted(words, program));

    // printf 'token=%s' TOKEN
    private static IEnumerable<SecretPlace> Formatted(List<ShellWord> words, CommandProgram program) =>
        from pair in words.Zip(words.Skip(1))
        where program.IsOneOf(["printf"]) && pair.First.Text.IndexOf("=%s", StringComparison.Ordinal) > 0
        let name = pair.First.Text[..pair.First.Text.IndexOf("=%s", StringComparison.Ordinal)]
        where SecretValue.IsSecret(pair.Second.Text, SecretNames.Judge(name))
        select CommandSecrets.Place($"value for '{name}'", pair.Second, 0);

    // npm config set NAME VALUE, dotnet user-secrets set NAME VALUE, poetry config http-basic.NAME USER PASSWORD.
    private static IEnumerable<SecretPlace> Configured(List<ShellWord> words, CommandProgram program)
    {
        if (
            program.IsOneOf(["htpasswd", "mosquitto_passwd"])
            && words.Any(word => word.Text.StartsWith('-') && word.Text.Contains('b'))
        )
        {
            return Last(words, SecretName.Password);
        }
        if (LastIsPassword.TryGetValue(program.Program, out var subcommands) && subcommands.Any(program.Has))
        {
            return Last(words, SecretName.Password);
        }
        if (LastIsToken.TryGetValue(program.Program, out var verbs) && verbs.Any(program.Has))
        {
            return Last(words, SecretName.Key);
        }
        if (!program.IsOneOf(Configurers) || !(program.Has("set") || program.Has("config") || program.Has("configure")))
        {
            return [];
        }
        if (words.Any(word => word.Text.StartsWith("http-basic.", StringComparison.Ordinal)))
        {
            return Last(words, SecretName.Password);
        }
        return from pair in words.Zip(words.Skip(1))
            let name = pair.First.Text[(pair.First.Text.LastIndexOf(':') + 1)..]
            let verdict = pair.First.Text.Contains(':') && name == "_auth" ? SecretName.Vague : SecretNames.Judge(name)
            where !pair.First.Text.StartsWith('-') && !pair.First.Text.Contains('=')
            where
                SecretValue.IsSecret(pair.Second.Text, verdict)
                || (program.IsOneOf(["bundle"]) && SecretValue.IsLogin(pair.Second.Text))
            select CommandSecrets.Place($"value for '{name}'", pair.Second, 0);
    }

    private static IEnumerable<SecretPlace> Last(List<ShellWord> words, SecretName name) =>
        words.Count > 1 && words[^1] is var last && !last.Text.StartsWith('-') && SecretValue.IsSecret(last.Text, name)
            ? [CommandSecrets.Place("password on a command line", last, 0)]
            : [];
}
