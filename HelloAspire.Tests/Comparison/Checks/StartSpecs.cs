using HelloAspire.Comparison.Checks;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Checks;

/// <summary>Images that cannot start, and why. What is expected was asked of an engine: each of these fails there.</summary>
public sealed class StartSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Theory]
    [InlineData("#!/bin/sh\r\necho\r\n", "HELLO-0010", "'/bin/sh' with a carriage return")]
    [InlineData("#!/usr/bin/env sh\r\n", "HELLO-0010", "'sh' with a carriage return")]
    [InlineData("#!/usr/bin/env bash\necho\n", "HELLO-0010", "'bash', which is in no directory")]
    [InlineData("#!/usr/bin/env -S A=b bash -x\n", "HELLO-0010", "'bash', which is in no directory")]
    [InlineData("#! /usr/bin/perl -w\n", "HELLO-0010", "/usr/bin/perl, which the image does not contain")]
    [InlineData("#!/usr/local/bin/tool\n", "HELLO-0010", "/usr/local/bin/tool, which needs /bin/nothing")]
    [InlineData("#!/etc/passwd\n", "HELLO-0010", "/etc/passwd, which may not be executed")]
    [InlineData("#!/etc\n", "HELLO-0010", "/etc, which is a directory")]
    [InlineData("echo\n", "HELLO-0009", "begins neither with '#!' nor with an ELF header")]
    [InlineData("\uFEFF#!/bin/sh\necho\n", "HELLO-0009", "begins with a byte order mark")]
    [InlineData("", "HELLO-0009", "is empty")]
    [InlineData("#! \necho\n", "HELLO-0009", "names no interpreter")]
    [InlineData("#!/run\n", "HELLO-0010", "a script after 5 others")]
    public async Task A_script_that_no_kernel_runs(string content, string id, string why)
    {
        await Fails(Image().Layer(layer => layer.File("run", content, "755")), id, why);
    }

    [Theory]
    [InlineData("#!/bin/sh\necho\n")]
    [InlineData("#!/bin/sh -e\r\necho\r\n")]
    [InlineData("#! \t/usr/bin/env sh\n")]
    [InlineData("#!/usr/bin/env -S sh -e\n")]
    [InlineData("#!bin/sh\n")]
    public async Task A_script_that_a_kernel_runs(string content)
    {
        await Starts(Image().Layer(layer => layer.File("run", content, "755")));
    }

    [Theory]
    [InlineData("1654", "744", "may not execute /run (mode 0744)")]
    [InlineData("1654", "755", null)]
    [InlineData("app", "701", null)]
    [InlineData("0", "644", "/run may not be executed")]
    [InlineData("0", "601", null)]
    [InlineData("", "700", null)]
    public async Task The_mode_counts_for_the_user(string user, string mode, string? why)
    {
        var image = Image().Layer(layer => layer.Program("run", mode: mode)).User(user);

        await (why is null ? Starts(image) : Fails(image, "HELLO-0009", why));
    }

    [Theory]
    [InlineData("app", "770", "7", null)]
    [InlineData("1654", "770", "7", null)]
    [InlineData("1654:1654", "770", "7", "may not execute")]
    [InlineData("99999", "710", "0", null)]
    [InlineData("app", "710", "1654", null)]
    public async Task Groups_count_as_the_engine_gives_them(string user, string mode, string group, string? why)
    {
        var image = Image().Layer(layer => layer.Pax(("gid", group)).Program("run", mode: mode)).User(user);

        await (why is null ? Starts(image) : Fails(image, "HELLO-0009", why));
    }

    [Fact]
    public async Task A_directory_that_the_user_may_not_enter()
    {
        await Fails(
            Image().Layer(layer => layer.Directory("app", "700").Program("app/run")).Entrypoint("/app/run"),
            "HELLO-0009",
            "may not enter /app (mode 0700)"
        );
    }

    [Theory]
    [InlineData("nobody", "has no such account")]
    [InlineData("1654:nogroup", "has no such group")]
    [InlineData("2147483648", "engines accept numbers up to 2147483647")]
    [InlineData("1654:4294967295", "engines accept numbers up to 2147483647")]
    public async Task An_account_that_nobody_knows(string user, string why)
    {
        await Fails(Image().Layer(layer => layer.Program("run")).User(user), "HELLO-0009", why);
    }

    [Fact]
    public async Task A_program_for_another_processor()
    {
        await Fails(
            Image().Layer(layer => layer.Program("run", machine: 183)),
            "HELLO-0009",
            "/run is built for arm64, the image for amd64"
        );
    }

    [Fact]
    public async Task A_program_that_is_cut_short()
    {
        await Fails(
            Image()
                .Layer(layer =>
                    layer.File("run", "\u007FELF\u0002\u0001\u0001" + new string('\0', 9) + "\u0002\0\u003E\0", "755")
                ),
            "HELLO-0009",
            "/run is cut short"
        );
    }

    [Fact]
    public async Task A_program_whose_libraries_are_missing()
    {
        // The runtime's own host is linked against the C library.
        var host = await File.ReadAllBytesAsync(Environment.ProcessPath!, TestContext.Current.CancellationToken);
        var image = Image().Layer(layer => layer.File("run", host, "755"));
        var loader = (await _reader.Read(image)).Image.Tree.Find("/run")!.Entry.Executable!;

        Assert.Contains(loader.Libraries, library => library.StartsWith("libc.", StringComparison.Ordinal));
        await Fails(image, "HELLO-0010", loader.Interpreter!);
        image.Layer(layer => layer.Program(loader.Interpreter!.TrimStart('/')));
        await Fails(image, "HELLO-0010", $"the library {loader.Libraries[0]}");
        image.Layer(layer => loader.Libraries.ToList().ForEach(name => layer.Program("usr/lib/" + name)));
        await Starts(image);
    }

    [Theory]
    [InlineData("/usr/local/bin", "is a directory")]
    [InlineData("/nothing", "which it does not contain")]
    [InlineData("nothing", "in no directory of its PATH")]
    [InlineData("tini|--|nothing", "'nothing', which is in no directory")]
    [InlineData("sh|-c|exec /nothing", "'/nothing', which it does not contain")]
    [InlineData("sh|-c|exec \"$@\"|--|nothing", "'nothing', which is in no directory")]
    [InlineData("sh|-c|exec ${X-nothing}", "'nothing', which is in no directory")]
    [InlineData("/etc/passwd/../passwd", "which it does not contain")]
    [InlineData("/etc/passwd/", "which it does not contain")]
    [InlineData("dotnet|nothing.dll", "'nothing.dll', which it does not contain")]
    public async Task A_program_that_is_not_there(string words, string why)
    {
        await Fails(Image().Entrypoint(words.Split('|')), "HELLO-0009", why);
    }

    [Theory]
    [InlineData("nothing || exec tool")]
    [InlineData("nothing; exec tool")]
    [InlineData("! nothing && exec tool")]
    [InlineData("f() { exec tool; }; f")]
    [InlineData("if [ -n \"$DEBUG\" ]; then exec nothing; else exec tool; fi")]
    public async Task A_program_that_a_line_goes_on_without(string line)
    {
        await Starts(Image().Layer(layer => layer.Program("usr/local/bin/tool")).Entrypoint("sh", "-c", line));
    }

    [Fact]
    public async Task A_working_directory_that_is_a_file()
    {
        await Fails(
            Image().Layer(layer => layer.Program("run")).WorkingDirectory("/run"),
            "HELLO-0009",
            "The working directory /run is not a directory"
        );
    }

    [Fact]
    public async Task A_working_directory_that_is_no_absolute_path()
    {
        await Fails(
            Image().Layer(layer => layer.Program("run")).WorkingDirectory("app"),
            "HELLO-0009",
            "The working directory 'app' is not an absolute path"
        );
    }

    [Fact]
    public async Task What_a_volume_brings_need_not_be_there()
    {
        await Starts(Image().Volume("/work").WorkingDirectory("/work").Entrypoint("dotnet", "app.dll"));
    }

    [Theory]
    [InlineData("curl -f http://localhost/ || exit 1", "curl")]
    [InlineData("wget -qO- http://localhost/ | grep ok", "wget")]
    [InlineData("test -f /ready && pgrep server", "pgrep")]
    [InlineData("A=1 curl -f http://localhost/", "curl")]
    [InlineData("if curl -f http://localhost/", "curl")]
    [InlineData("\"curl\" -f http://localhost/", "curl")]
    [InlineData("exec curl -f http://localhost/", "curl")]
    [InlineData("command curl -f http://localhost/ || exit 1", "curl")]
    [InlineData("(curl -f http://localhost/) || exit 1", "curl")]
    [InlineData("[ \"$(curl -s http://localhost/)\" = ok ]", "curl")]
    [InlineData("test `curl -s http://localhost/` = ok || exit 1", "curl")]
    [InlineData("sh -c 'curl -f http://localhost/'", "curl")]
    [InlineData("curl -f http://localhost/ > /dev/null 2>&1", "curl")]
    public async Task A_health_check_by_a_program_that_is_not_there(string line, string missing)
    {
        var finding = Assert.Single((await Health(line)).Findings, finding => finding.Id == "HELLO-0011");

        Assert.Equal($"It runs '{missing}', which the image does not contain.", finding.Detail);
    }

    [Theory]
    [InlineData("tool --probe || exit 1")]
    [InlineData("[ -f /ready ] && exit 0 || exit 1")]
    [InlineData("test -f /ready")]
    [InlineData(": > /dev/tcp/localhost/80")]
    [InlineData("curl -f http://localhost/ || tool --probe")]
    [InlineData("$PROBE --x")]
    [InlineData("curl -f http://localhost/ && exit 0 || tool --probe")]
    [InlineData("(curl -f http://localhost/) || tool --probe")]
    [InlineData("command -v curl || tool --probe")]
    [InlineData("x=$(curl -s http://localhost/) || tool --probe")]
    [InlineData("f() { tool --probe; }; f")]
    [InlineData("[ \"$(tool)\" = ok ]")]
    [InlineData("trap 'exit 1' TERM; tool")]
    [InlineData("for i in 1 2; do tool; done")]
    [InlineData("read x < /proc/loadavg; [ -n \"$x\" ]")]
    public async Task A_health_check_that_can_run(string line)
    {
        Assert.DoesNotContain((await Health(line)).Findings, finding => finding.Id == "HELLO-0011");
    }

    public void Dispose() => _reader.Dispose();

    private Task<ImageAnalysis> Health(string line) =>
        _reader.Read(Image().Layer(layer => layer.Program("run")).HealthCheck("CMD-SHELL", line));

    private async Task Fails(ImageBuilder image, string id, string why)
    {
        var finding = Assert.Single((await _reader.Read(image)).Findings, finding => finding.Check.PreventsStart);

        Assert.Equal(id, finding.Id);
        Assert.Contains(why, finding.Detail, StringComparison.Ordinal);
    }

    private async Task Starts(ImageBuilder image)
    {
        Assert.DoesNotContain((await _reader.Read(image)).Findings, finding => finding.Check.PreventsStart);
    }

    private static ImageBuilder Image() =>
        new ImageBuilder()
            .Layer(layer =>
                layer
                    .Program("bin/sh")
                    .Program("usr/bin/env")
                    .Program("usr/bin/tini")
                    .Program("usr/bin/dotnet")
                    .File("usr/local/bin/tool", "#!/bin/nothing\n", "755")
                    .File("etc/passwd", "root:x:0:0::/:/bin/sh\napp:x:1654:1654::/:/bin/sh\n")
                    .File("etc/group", "root:x:0:\napp:x:1654:\nextra:x:7:app\n")
            )
            .User("1654")
            .Entrypoint("/run");
}
