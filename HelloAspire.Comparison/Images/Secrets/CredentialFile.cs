using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>How a file with credentials is written.</summary>
internal enum CredentialSyntax
{
    /// <summary>Names and values, in whatever notation; logins in URLs.</summary>
    Settings,

    /// <summary>Commands, as in a shell's history, a script or the steps of a pipeline.</summary>
    Script,

    /// <summary>A program's source: names and values, of which strings in quotes say more than what is not.</summary>
    Source,

    /// <summary>Words as in .netrc.</summary>
    Netrc,

    /// <summary>A notation of its own, which names nothing: a password by its place in the line.</summary>
    Lines,

    /// <summary>Accounts with the hash of their password.</summary>
    Hashes,

    /// <summary>Statements that make accounts, and rows with hashes of passwords.</summary>
    Sql,

    /// <summary>Nothing but the secret.</summary>
    Bare,
}

/// <summary>A file that is known to hold credentials.</summary>
/// <param name="Kind">What they are, as "registry login"; null where each is named by its setting.</param>
/// <param name="Names">Names of files, or ends of paths, between spaces; <c>*</c> stands for any text.</param>
internal sealed record CredentialFile(string? Kind, string Names, CredentialSyntax Syntax = CredentialSyntax.Settings)
{
    /// <summary>Settings that are secret in this file alone, and what their values look like.</summary>
    public IReadOnlyDictionary<string, Func<string, bool>> Also { get; init; } =
        FrozenDictionary<string, Func<string, bool>>.Empty;

    /// <summary>The places that the row names.</summary>
    public IEnumerable<CredentialPlace> Places => Names.Split(' ').Select(name => new CredentialPlace(name, this));

    /// <summary>The notation, where it is one of <see cref="CredentialSyntax.Lines"/>.</summary>
    public Regex? Form { get; init; }

    /// <summary>What a secret looks like where the place says little: a mere word behind "password" may be a label there.</summary>
    public Func<string, bool> Looks { get; init; } = _ => true;

    /// <summary>What the file must contain to be the one that is meant.</summary>
    public string? Contains { get; init; }
}
