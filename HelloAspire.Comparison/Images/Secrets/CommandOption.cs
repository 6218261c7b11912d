using System.Text.RegularExpressions;
using HelloAspire.Comparison.Images.Shell;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>Finds the secret that an option of a command line holds, in itself or in the next word.</summary>
internal static partial class CommandOption
{
    private const string Kind = "password on a command line";

    public static IEnumerable<SecretPlace> Find(ShellWord option, ShellWord? next, CommandProgram program)
    {
        var equals = option.Text.IndexOf('=');
        var name = equals < 0 ? option.Text : option.Text[..equals];
        var verdict = SecretNames.Judge(name.TrimStart('-'));
        if (equals > 0)
        {
            var value = option.Text[(equals + 1)..];
            if (
                SecretValue.IsSecret(value, verdict)
                || (
                    Takes(name, program, isAttached: false) is not null
                    && SecretValue.IsSecret(value, SecretName.Password)
                )
            )
            {
                yield return CommandSecrets.Place($"value for '{name}'", option, equals + 1);
            }
            else if (IsLogin(name, value, program))
            {
                yield return CommandSecrets.Place(Kind, option, equals + 1 + value.IndexOf(':') + 1);
            }
            yield break;
        }
        if (next is { Text: not ['-', ..] })
        {
            if (SecretValue.IsSecret(next.Text, verdict))
            {
                yield return CommandSecrets.Place($"value for '{name}'", next, 0);
            }
            else if (IsLogin(name, next.Text, program))
            {
                yield return CommandSecrets.Place(Kind, next, next.Text.IndexOf(':') + 1);
            }
            else if (OtherLogin(name, next.Text, program) is { } start)
            {
                yield return CommandSecrets.Place(Kind, next, start);
            }
            else if (
                (Takes(name, program, isAttached: false) is not null || (name == "-p" && program.NamesUser))
                && SecretValue.IsSecret(next.Text, SecretName.Password)
            )
            {
                yield return CommandSecrets.Place(Kind, next, 0);
            }
        }
        if (
            Takes(option.Text, program, isAttached: true) is { } attached
            && SecretValue.IsSecret(option.Text[attached.Length..], SecretName.Password)
        )
        {
            yield return CommandSecrets.Place(Kind, option, attached.Length);
        }
        if (
            AttachedLogin().Match(option.Text) is { Success: true } cluster
            && IsLogin("-u", option.Text[cluster.Length..], program)
        )
        {
            yield return CommandSecrets.Place(Kind, option, option.Text.IndexOf(':') + 1);
        }
    }

    private static bool IsLogin(string name, string value, CommandProgram program) =>
        (CommandOptions.Logins.Contains(name) || program.IsOneOf(["curl"]) && ManyOptions().IsMatch(name))
        && !program.IsOneOf(CommandOptions.TakeAccounts)
        && SecretValue.IsLogin(value);

    // Where the password begins; null where there is none.
    private static int? OtherLogin(string name, string value, CommandProgram program) =>
        CommandOptions.OtherLogins.TryGetValue(program.Program, out var login)
        && name == login.Option
        && value.IndexOf(login.Separator) is > 0 and var place
        && SecretValue.IsSecret(value[(place + 1)..], SecretName.Password)
            ? place + 1
            : null;

    private static string? Takes(string option, CommandProgram program, bool isAttached) =>
        (
            from row in CommandOptions.All
            where row.IsAttached == isAttached && program.IsOneOf(row.Programs)
            where row.Subcommand is null || program.Has(row.Subcommand)
            from name in row.Options
            where
                isAttached
                    ? option.Length > name.Length && option.StartsWith(name, StringComparison.Ordinal)
                    : option == name
            select name
        ).FirstOrDefault();

    // curl -fsSuname:password
    [GeneratedRegex("^-[A-Za-tv-z]*u(?=[^:]+:)")]
    private static partial Regex AttachedLogin();

    // curl -fsSu name:password
    [GeneratedRegex("^-[A-Za-z]+u$")]
    private static partial Regex ManyOptions();
}
