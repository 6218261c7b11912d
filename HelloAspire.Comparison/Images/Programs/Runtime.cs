namespace HelloAspire.Comparison.Images.Programs;

/// <summary>A program that runs a file which is no program of its own, as dotnet, java, node and python do.</summary>
/// <param name="Names">Between spaces, version numbers left out.</param>
/// <param name="TakeValue">Options whose value is the next word, between spaces.</param>
/// <param name="Inline">Options after which no file follows, for the program stands on the command line.</param>
/// <param name="Subcommands">Words before the file, as <c>exec</c>.</param>
/// <param name="File">The option whose value is the file, as <c>-jar</c>; empty where the first argument is the file.</param>
internal sealed record Runtime(
    string Names,
    string TakeValue,
    string Inline = "",
    string Subcommands = "",
    string File = ""
)
{
    private static readonly List<Runtime> All =
    [
        new(
            "dotnet",
            "--fx-version --roll-forward --roll-forward-on-no-candidate-fx --additionalprobingpath --additional-deps --depsfile --runtimeconfig",
            Subcommands: "exec"
        ),
        new(
            "java",
            "-cp -classpath --class-path -p --module-path -m --module --add-modules --add-opens --add-exports --add-reads --enable-native-access --source",
            File: "-jar"
        ),
        new(
            "node nodejs",
            "-r --require --import --loader --experimental-loader -C --conditions --env-file --title --max-http-header-size",
            Inline: "-e --eval -p --print -i --interactive"
        ),
        new("python pypy", "-X -W -Q --check-hash-based-pycs", Inline: "-c"),
        new("ruby jruby", "-I -r -C -E -K -T -W -x", Inline: "-e"),
        new("perl", "-I -M -m", Inline: "-e -E"),
        new("php php-cli", "-c -d -z -t", Inline: "-r -S -a", File: "-f"),
        new("deno", "-c --config --import-map --lock", Subcommands: "run serve", Inline: "eval"),
        new("bun", "-c --config", Subcommands: "run", Inline: "-e"),
        new("mono", "--config"),
        new("pwsh", "-ExecutionPolicy -WorkingDirectory", Inline: "-Command -c -EncodedCommand", File: "-File"),
        new("Rscript lua luajit guile", "-l"),
    ];

    /// <summary>The runtime of that name, as <c>python3.12</c>; null where it is none.</summary>
    public static Runtime? Of(string name)
    {
        var plain = name.TrimEnd('.', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return All.FirstOrDefault(runtime => runtime.Names.Split(' ').Contains(plain));
    }

    public bool IsPython => Names.StartsWith("python", StringComparison.Ordinal);

    /// <summary>The file that the words name; null where they name none. <c>-m</c> of Python names a module.</summary>
    public (string Name, bool IsModule)? Application(IReadOnlyList<string> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            var next = i + 1 < words.Count ? words[i + 1] : null;
            if (IsIn(Inline, word))
            {
                return null;
            }
            if (next is not null && (IsIn(File, word) || (IsPython && word == "-m")))
            {
                return (next, word == "-m");
            }
            if (IsIn(TakeValue, word))
            {
                i++;
            }
            else if (!word.StartsWith('-') && !word.StartsWith('@') && !IsIn(Subcommands, word))
            {
                // Java's first argument is a class, php's and pwsh's a file too.
                return Names == "java" ? null : (word, false);
            }
        }
        return null;
    }

    private static bool IsIn(string list, string word) => list.Split(' ').Contains(word);
}
