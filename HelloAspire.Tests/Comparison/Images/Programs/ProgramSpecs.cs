using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images.Programs;

/// <summary>Which file is the application. Words of a command line stand between bars.</summary>
public sealed class ProgramSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Theory]
    // Launchers.
    [InlineData("tini|--|server", "/usr/local/bin/server")]
    [InlineData("/usr/bin/tini|-g|-p|SIGTERM|--|server|--port|1", "/usr/local/bin/server")]
    [InlineData("dumb-init|-r|15:3|server", "/usr/local/bin/server")]
    [InlineData("/usr/bin/env|server", "/usr/local/bin/server")]
    [InlineData("env|-u|X|-i|A=b|server", "/usr/local/bin/server")]
    [InlineData("env|PATH=/opt|special", "/opt/special")]
    [InlineData("env|-S|A=b server --x", "/usr/local/bin/server")]
    [InlineData("gosu|app|server", "/usr/local/bin/server")]
    [InlineData("timeout|-s|KILL|10|server", "/usr/local/bin/server")]
    [InlineData("nice|-n|5|server", "/usr/local/bin/server")]
    [InlineData("tini|--|/bin/sh|-c|exec env A=b server", "/usr/local/bin/server")]
    // Shells.
    [InlineData("/bin/sh|-c|dotnet app.dll", "/app/app.dll")]
    [InlineData("/bin/sh|-c|exec dotnet app.dll", "/app/app.dll")]
    [InlineData("/bin/sh|-c|cd /app && dotnet app.dll", "/app/app.dll")]
    [InlineData("/bin/sh|-c|cd / && dotnet app/app.dll", "/app/app.dll")]
    [InlineData("sh|-ec|A=b; export A; exec server", "/usr/local/bin/server")]
    [InlineData("sh|-c|echo starting; server || exit 1", "/usr/local/bin/server")]
    [InlineData("sh|-c|exec \"$SERVER\" --x", "/usr/local/bin/server")]
    [InlineData("sh|-c|exec ${NOTHING:-server}", "/usr/local/bin/server")]
    [InlineData("sh|-c|exec ${NOTHING-server}", "/usr/local/bin/server")]
    [InlineData("sh|-c|exec ${SERVER:+special}", "/bin/sh")]
    [InlineData("sh|-c|X=other; exec ${X:-server}", "/bin/sh")]
    [InlineData("sh|-c|exec -a name server", "/usr/local/bin/server")]
    [InlineData("sh|-c|PATH=/opt; exec special", "/opt/special")]
    [InlineData("sh|-c|export A=b PATH=/opt:$PATH && exec special", "/opt/special")]
    [InlineData("sh|-c|export PATH=$(getconf PATH); exec special", "/bin/sh")]
    [InlineData("sh|-c|server | cat", "/usr/local/bin/server")]
    [InlineData("sh|/app/start.sh", "/app/start.sh")]
    [InlineData("sh|-c|exec \"$@\"|--|server|--x", "/usr/local/bin/server")]
    [InlineData("sh|-c|$UNKNOWN", "/bin/sh")]
    // Runtimes.
    [InlineData("dotnet|app.dll", "/app/app.dll")]
    [InlineData("dotnet|exec|--depsfile|x.json|app.dll", "/app/app.dll")]
    [InlineData("dotnet|--roll-forward|Major|/app/app.dll|--urls|x", "/app/app.dll")]
    [InlineData("java|-Xmx1g|-cp|lib|-jar|app.jar|x", "/app/app.jar")]
    [InlineData("java|-cp|app.jar|com.example.Main", "/usr/bin/java")]
    [InlineData("node|--require|./x.js|server.js", "/app/server.js")]
    [InlineData("node|server", "/app/server.js")]
    [InlineData("node|.", "/app/index.js")]
    [InlineData("node|-e|1", "/usr/bin/node")]
    [InlineData("python3|-u|main.py", "/app/main.py")]
    [InlineData("python3|-m|package", "/app/package/__main__.py")]
    [InlineData("python3|-m|installed.cli", "/usr/lib/python3/site-packages/installed/cli.py")]
    [InlineData("python3|-c|1", "/usr/bin/python3")]
    // The engine's own rules.
    [InlineData("./app", "/app/app")]
    [InlineData("../app/app", "/app/app")]
    [InlineData("busybox|sh|-c|server", "/usr/local/bin/server")]
    public async Task The_application_is_found_behind_what_starts_it(string words, string path)
    {
        Assert.Equal(path, (await _reader.Read(Image().Entrypoint(words.Split('|')))).Program!.Path);
    }

    [Fact]
    public async Task An_entry_point_of_one_empty_word_leaves_the_command()
    {
        var analysis = await _reader.Read(Image().Entrypoint("").Command("server"));

        Assert.Equal("/usr/local/bin/server", analysis.Program!.Path);
        Assert.DoesNotContain(analysis.Findings, finding => finding.Check.PreventsStart);
    }

    [Fact]
    public async Task Without_PATH_the_engine_looks_in_the_usual_directories()
    {
        var image = new ImageBuilder().Layer(layer => layer.Program("usr/local/bin/server")).Entrypoint("server");

        Assert.Equal("/usr/local/bin/server", (await _reader.Read(image)).Program!.Path);
    }

    public void Dispose() => _reader.Dispose();

    private static ImageBuilder Image() =>
        new ImageBuilder()
            .Layer(layer =>
            {
                foreach (
                    var program in "bin/sh usr/bin/dotnet usr/bin/java usr/bin/node usr/bin/python3 usr/bin/tini".Split(
                        ' '
                    )
                )
                {
                    layer.Program(program, program);
                }
                foreach (var program in "dumb-init env gosu timeout nice cat busybox".Split(' '))
                {
                    layer.Program("usr/bin/" + program, program);
                }
                layer.Program("usr/local/bin/server", "s").Program("app/app", "a").Program("opt/special", "o");
                foreach (
                    var file in "app.dll app.jar server.js index.js x.js main.py package/__main__.py start.sh".Split(
                        ' '
                    )
                )
                {
                    layer.File("app/" + file, file);
                }
                layer.File("usr/lib/python3/site-packages/installed/cli.py", "i");
            })
            .WorkingDirectory("/app")
            .Env("PATH=/usr/local/bin:/usr/bin:/bin")
            .Env("SERVER=server");
}
