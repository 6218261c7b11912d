using HelloAspire.Comparison.Checks;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Checks;

/// <summary>A fault that a check must see, and something that looks like it and is none.</summary>
/// <param name="Plant">Puts the fault into a clean image.</param>
/// <param name="Evidence">Words that the finding must have.</param>
/// <param name="Path">A path that it must name; null where it names none.</param>
/// <param name="Harmless">Puts what is no fault into a clean image.</param>
internal sealed record CheckPair(
    CheckInfo Check,
    Action<ImageBuilder> Plant,
    string Evidence,
    string? Path,
    Action<ImageBuilder> Harmless
)
{
    private const int MB = 1_000_000;

    public static IReadOnlyList<CheckPair> All { get; } =
    [
        new(
            new UserCheck().Info,
            image => image.User("0:0"),
            "is '0:0', which is root",
            null,
            image => image.User("app")
        ),
        new(
            new MissingHealthCheck().Info,
            image => image.HealthCheck("NONE"),
            "turns its health check off",
            null,
            image => image.HealthCheck("CMD", "/app/hello")
        ),
        new(
            new SetUidCheck().Info,
            image => image.Layer(layer => layer.File("usr/bin/su", "1", "4755")),
            "permissions: 1",
            "/usr/bin/su",
            image =>
                image
                    .Layer(layer => layer.File("usr/bin/su", "1", "4755").Directory("var/local", "2775"))
                    .Layer(layer => layer.File("usr/bin/su", "1", "755"))
        ),
        new(
            new AddInstructionCheck().Info,
            image => image.Step("/bin/sh -c #(nop) ADD file:8f7 in /app/ "),
            "ADD file:8f7 in /app/",
            null,
            image => image.Step("COPY ADD.md /app # buildkit").Step("RUN echo ADD x y # buildkit")
        ),
        new(
            new SecretsCheck().Info,
            image => image.Layer(layer => layer.File("app/.env", $"KEY=AKIA{"Q3EGRTZ7PLMN2WXY"}\n")),
            "AWS access key in /app/.env, line 1",
            "/app/.env",
            image => image.Layer(layer => layer.File("app/.env", "KEY=AKIAIOSFODNN7EXAMPLE\n"))
        ),
        new(
            new SudoCheck().Info,
            image => image.Step("RUN /bin/sh -c sudo apt-get update # buildkit"),
            "sudo apt-get update",
            null,
            image => image.Step("COPY sudo /etc/sudo # buildkit").Step("RUN /bin/sh -c echo pseudo sudoku # buildkit")
        ),
        new(
            new SensitiveVolumeCheck().Info,
            image => image.Volume("/usr/"),
            "system directory",
            "/usr/",
            image => image.Volume("/usr/share/data")
        ),
        new(
            new DistUpgradeCheck().Info,
            image => image.Step("|1 A=b /bin/sh -c apt-get update && apt-get -y dist-upgrade"),
            "apt-get -y dist-upgrade",
            null,
            image => image.Step("LABEL hint=never apt-get dist-upgrade").Step("RUN apt-get update; echo dist-upgrade")
        ),
        new(
            new AptCacheCheck().Info,
            image => image.Layer(layer => layer.File("var/lib/apt/lists/deb.debian.org_Packages", "12345")),
            "Files: 1, 5 B",
            "/var/lib/apt/lists/deb.debian.org_Packages",
            image => image.Layer(layer => layer.Directory("var/lib/apt/lists/partial").File("var/lib/apt/lists/lock"))
        ),
        new(
            new EmptyPasswordCheck().Info,
            image => image.Layer(layer => layer.File("etc/shadow", "root:*:1::::::\nguest::1::::::\n")),
            "No password: guest",
            "/etc/shadow",
            image => image.Layer(layer => layer.File("etc/shadow", "root:*:1::::::\nguest:!:1::::::\n\n"))
        ),
        new(
            new DuplicateIdCheck().Info,
            image => image.Layer(layer => layer.File("etc/group", "root:x:0:\nwheel:x:0:\n")),
            "root and wheel have the number 0",
            "/etc/group",
            image => image.Layer(layer => layer.File("etc/group", "root:x:0:\nwheel:x:10:\n\n"))
        ),
        new(
            new SdkCheck().Info,
            image => image.Layer(layer => layer.File("usr/share/dotnet/sdk/10.0.100/dotnet.dll")),
            "SDK directories, which only a build needs: 1",
            "/usr/share/dotnet/sdk/10.0.100",
            image => image.Layer(layer => layer.File("usr/share/dotnet/shared/10.0.0/dotnet.dll"))
        ),
        new(
            new CompilerCheck().Info,
            image => image.Layer(layer => layer.File("usr/bin/ld", "1", "755")),
            "compile or link: 1",
            "/usr/bin/ld",
            image => image.Layer(layer => layer.File("usr/bin/ld", "1", "644").File("usr/share/ld", "1", "755"))
        ),
        new(
            new SourceCodeCheck().Info,
            image => image.Layer(layer => layer.File("src/Program.cs", "x")),
            "source code: 1",
            "/src/Program.cs",
            image => image.Layer(layer => layer.File("app/index.html", "x").File("app/app.js", "x"))
        ),
        new(
            new PackageCacheCheck().Info,
            image => image.Layer(layer => layer.File("root/.nuget/packages/polly/8.6.5/polly.nuspec", "x")),
            "/root/.nuget/packages: 1 file,",
            "/root/.nuget/packages/polly/8.6.5/polly.nuspec",
            image => image.Layer(layer => layer.Directory("root/.nuget/packages").File("var/cache/app/x", "x"))
        ),
        new(
            new DebugSymbolsCheck().Info,
            image => image.Layer(layer => layer.File("app/hello.dbg", "1234")),
            "Files: 1, 4 B",
            "/app/hello.dbg",
            image => image.Layer(layer => layer.File("app/debug", "1"))
        ),
        new(
            new LabelsCheck().Info,
            image => image.Without("Labels").Label("maintainer", "me"),
            "org.opencontainers.image.",
            null,
            image => image.Label("org.opencontainers.image.version", "1")
        ),
        new(
            new UnpinnedBaseCheck().Info,
            image => image.Label("org.opencontainers.image.base.name", "debian:12"),
            "'debian:12'",
            null,
            image =>
                image
                    .Label("org.opencontainers.image.base.name", "debian:12")
                    .Label("org.opencontainers.image.base.digest", "sha256:0")
        ),
        new(
            new WorldWritableCheck().Info,
            image => image.Layer(layer => layer.Directory("data", "777")),
            "anyone may write to: 1",
            "/data",
            image => image.Layer(layer => layer.Directory("tmp", "1777").SymbolicLink("app/link", "hello"))
        ),
        new(
            new MissingProgramCheck().Info,
            image => image.Entrypoint("flask", "run"),
            "'flask', which is in no directory of its PATH",
            null,
            image =>
                image
                    .Env("PATH=/opt/bin:/usr/bin")
                    .Layer(layer => layer.SymbolicLink("usr/bin/flask", "/app/hello"))
                    .Entrypoint("flask", "run")
        ),
        new(
            new MissingLoaderCheck().Info,
            image => image.Layer(layer => layer.File("app/hello", "#!/usr/bin/python3 -u\n", "755")),
            "/app/hello needs /usr/bin/python3",
            "/app/hello",
            image =>
                image.Layer(layer =>
                    layer.File("app/hello", "#! /usr/bin/python3\n", "755").File("usr/bin/python3", "1", "755")
                )
        ),
        new(
            new BrokenHealthCheck().Info,
            image => image.HealthCheck("CMD-SHELL", "curl -f http://localhost/"),
            "no /bin/sh",
            null,
            image =>
                image
                    .Layer(layer => layer.File("bin/sh", "1", "755").File("usr/bin/curl", "1", "755"))
                    .HealthCheck("CMD-SHELL", "curl -f http://localhost/ || exit 1")
        ),
        new(
            new WasteCheck().Info,
            image => image.Layer(layer => layer.File("a", new byte[11 * MB])).Layer(layer => layer.Whiteout("a")),
            "11.0 MB of 11.0 MB",
            null,
            image => image.Layer(layer => layer.File("a", new byte[9 * MB])).Layer(layer => layer.Whiteout("a"))
        ),
        new(
            new WindowsImageCheck().Info,
            image => image.Config["os"] = "windows",
            "for windows/amd64",
            null,
            image => image.Config["os"] = "linux"
        ),
    ];
}
