using CliWrap;
using CliWrap.Buffered;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities.Versions;

/// <summary>The tools that define the orders. Each is asked once for all pairs, a line a pair, and answers with a sign a line.</summary>
internal static class VersionTool
{
    private const string Dpkg = """
        while IFS=$'\t' read -r left right; do
          if dpkg --compare-versions "$left" lt "$right"; then echo '<'
          elif dpkg --compare-versions "$left" eq "$right"; then echo '='
          else echo '>'; fi
        done
        """;

    private const string Rpm = """
        %{lua:
          local signs = {[-1] = "<", [0] = "=", [1] = ">"}
          for line in io.lines("/dev/stdin") do
            local tab = line:find("\t")
            print(signs[rpm.vercmp(line:sub(1, tab - 1), line:sub(tab + 1))] .. "\n")
          end
        }
        """;

    // npm brings its own copy, Debian's npm uses the one of the distribution.
    private const string Npm = """
        const paths = [require('child_process').execSync('npm root -g').toString().trim() + '/npm', '/usr/share/nodejs'];
        const semver = require(require.resolve('semver', { paths }));
        for (const line of require('fs').readFileSync(0, 'utf8').split('\n').filter(line => line)) {
          console.log('<=>'[semver.compare(...line.split('\t')) + 1]);
        }
        """;

    // Debian's own Python has it; another that comes first on the path may not.
    private const string Python = """
        import sys
        from packaging.version import Version
        for line in sys.stdin:
            left, right = map(Version, line.rstrip('\n').split('\t'))
            print('<' if left < right else '>' if left > right else '=')
        """;

    // Go's own copy of golang.org/x/mod/semver; println is built in, so that little is compiled.
    private const string GoProgram = """
        package main

        import "example.org/order/semver"

        func main() {
            for _, pair := range pairs {
                println("<=>"[semver.Compare(pair[0], pair[1])+1 : semver.Compare(pair[0], pair[1])+2])
            }
        }

        """;

    public static Task<string[]> AskDpkg(IEnumerable<(string, string)> pairs) => Ask("bash", ["-c", Dpkg], pairs);

    public static Task<string[]> AskRpm(IEnumerable<(string, string)> pairs) => Ask("rpm", ["--eval", Rpm], pairs);

    public static Task<string[]> AskNpm(IEnumerable<(string, string)> pairs) => Ask("node", ["-e", Npm], pairs);

    public static Task<string[]> AskPython(IEnumerable<(string, string)> pairs) =>
        Ask("/usr/bin/python3", ["-c", Python], pairs);

    public static async Task<string[]> AskGo(IEnumerable<(string Left, string Right)> pairs)
    {
        var folder = Directory.CreateTempSubdirectory("go-versions-").FullName;
        try
        {
            var root = (await Run(Cli.Wrap("go").WithArguments(["env", "GOROOT"]))).StandardOutput.Trim();
            var semver = Directory.CreateDirectory(Path.Join(folder, "semver")).FullName;
            File.Copy(
                Path.Join(root, "src/cmd/vendor/golang.org/x/mod/semver/semver.go"),
                Path.Join(semver, "semver.go")
            );
            var list = string.Concat(pairs.Select(pair => $"    {{\"{pair.Left}\", \"{pair.Right}\"}},\n"));
            await File.WriteAllTextAsync(Path.Join(folder, "go.mod"), "module example.org/order\n", Token);
            await File.WriteAllTextAsync(
                Path.Join(folder, "main.go"),
                $"{GoProgram}var pairs = [][2]string{{\n{list}}}\n",
                Token
            );
            var result = await Run(
                Cli.Wrap("go")
                    .WithArguments(["run", "."])
                    .WithWorkingDirectory(folder)
                    .WithEnvironmentVariables(variables => variables.Set("GOPROXY", "off").Set("CGO_ENABLED", "0"))
            );
            return Lines(result.StandardError);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string[]> Ask(
        string tool,
        IReadOnlyList<string> arguments,
        IEnumerable<(string Left, string Right)> pairs
    )
    {
        var lines = string.Concat(pairs.Select(pair => $"{pair.Left}\t{pair.Right}\n"));
        var result = await Run(
            Cli.Wrap(tool).WithArguments(arguments).WithStandardInputPipe(PipeSource.FromString(lines))
        );
        return Lines(result.StandardOutput);
    }

    private static async Task<BufferedCommandResult> Run(Command command) => await command.ExecuteBufferedAsync(Token);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
