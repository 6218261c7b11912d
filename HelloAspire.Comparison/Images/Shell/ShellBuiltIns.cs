namespace HelloAspire.Comparison.Images.Shell;

/// <summary>Words that a shell knows without a file: keywords, and the built-in utilities of POSIX, dash, bash and ash.</summary>
internal static class ShellBuiltIns
{
    private static readonly HashSet<string> All =
    [
        .. "if then elif else fi for while until do done case esac in function select time ! { } [[ ]]".Split(' '),
        .. ". : [ alias bg break builtin caller cd chdir command compgen complete continue declare dirs disown echo".Split(
            ' '
        ),
        .. "enable eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile".Split(
            ' '
        ),
        .. "popd printf pushd pwd read readarray readonly return set shift shopt source suspend test times trap true".Split(
            ' '
        ),
        .. "type typeset ulimit umask unalias unset wait".Split(' '),
    ];

    public static bool Are(string word) => All.Contains(word);
}
