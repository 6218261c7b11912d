using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using HelloAspire.Comparison.Commands;
using HelloAspire.Comparison.Page.Variants;
using HelloAspire.Tests.Comparison.Samples;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.Comparison.Commands;

/// <summary>The command line as a user or a build server runs it.</summary>
public sealed class CommandLineSpecs : IDisposable
{
    private readonly ImageFiles _files = new();
    private readonly string _clean;
    private readonly string _faulty;

    public CommandLineSpecs()
    {
        _clean = _files.Docker(ImageBuilder.Clean());
        _faulty = _files.Docker(ImageBuilder.Clean().User("0").Layer(layer => layer.File("a", new byte[5000])));
    }

    [Fact]
    public async Task A_comparison_goes_to_standard_output_without_colours_where_that_is_no_terminal()
    {
        var result = await Run("compare", _clean, _faulty);

        Assert.Equal((0, ""), (result.ExitCode, result.StandardError));
        Assert.Contains("Runs as root", result.StandardOutput);
        Assert.DoesNotContain('\u001b', result.StandardOutput);
    }

    [Fact]
    public async Task A_report_goes_into_a_file()
    {
        var file = _files.NewPath(".json");

        var result = await Run("inspect", _clean, "--format", "json", "--output", file, "--name", "mine");

        Assert.Equal((0, ""), (result.ExitCode, result.StandardOutput));
        var json = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal("mine", json.RootElement.GetProperty("images")[0].GetProperty("name").GetString());
        Assert.StartsWith("{", (await Run("inspect", _clean, "--format", "json", "--output", "-")).StandardOutput);
    }

    [Theory]
    [InlineData("check:high", 1)]
    [InlineData("left.check:high,ratio<2", 0)]
    [InlineData("introduced:high", 1)]
    [InlineData("stored>6kB", 0)]
    public async Task The_gate_decides_the_exit_code(string gate, int exitCode)
    {
        var result = await Run("compare", _clean, _faulty, "--fail-on", gate);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.StandardError));
        Assert.Contains("Gate", result.StandardOutput);
    }

    [Theory]
    [InlineData("not a condition", "inspect", "CLEAN", "--fail-on", "huge")]
    [InlineData("compares two images", "inspect", "CLEAN", "--fail-on", "ratio<2")]
    [InlineData("cannot be written", "inspect", "CLEAN", "--output", "/no/such/folder/report")]
    [InlineData("cannot be written", "inspect", "docker-archive:/no/such/image", "--output", "/no/such/folder/report")]
    [InlineData("does not exist", "inspect", "docker-archive:no-such-file")]
    [InlineData("Cannot read", "inspect", "docker-archive:GARBAGE")]
    [InlineData("cannot be read", "inspect", "CLEAN", "--dockerfile", "no-such-Dockerfile")]
    [InlineData("has no FROM", "inspect", "CLEAN", "--dockerfile", "TEXT")]
    [InlineData("is larger than any", "inspect", "CLEAN", "--dockerfile", "/dev/zero")]
    [InlineData("Cannot parse argument '' for option '--output'.", "inspect", "CLEAN", "--output", "")]
    [InlineData("'/no\uFFFD[31m' does not exist", "inspect", "oci:/no\u001b[31m")]
    [InlineData("'yaml' not recognized", "inspect", "CLEAN", "--format", "yaml")]
    [InlineData("Required argument missing", "compare", "CLEAN")]
    [InlineData("Unrecognized command", "cmopare", "CLEAN", "CLEAN")]
    [InlineData("not a setting of the page: write --KEY=VALUE", "serve", "--port", "5003")]
    [InlineData("'app:1' has nothing to compare with", "serve", "app:1")]
    [InlineData("See 'hello-compare inspect --help'", "inspect")]
    [InlineData("it is a text file", "inspect", "docker-archive:TEXT")]
    [InlineData("it is a zip file", "inspect", "oci-archive:ZIP")]
    [InlineData("it is empty", "inspect", "docker-archive:EMPTY")]
    [InlineData("is a path, not an image", "inspect", "TEXT")]
    [InlineData("'Docker-Archive:' is not a kind of image", "inspect", "Docker-Archive:TEXT")]
    [InlineData("is a directory. Name an OCI layout as 'oci:", "inspect", "docker-archive:FOLDER")]
    [InlineData("is a file. Name it 'oci-archive:", "inspect", "oci:TEXT")]
    [InlineData("it has no 'index.json'", "inspect", "oci:/")]
    [InlineData("which is a directory. Name a file in it", "inspect", "CLEAN", "--output", "FOLDER")]
    [InlineData("has no image 'no-such:base'", "inspect", "CLEAN", "--base", "no-such:base")]
    [InlineData("is not a platform", "inspect", "CLEAN", "--platform", "linux")]
    [InlineData("it is for linux/amd64, not for linux/s390x", "inspect", "CLEAN", "--platform", "linux/s390x")]
    [InlineData("never above 100 %", "inspect", "CLEAN", "--fail-on", "check:high", "--fail-on", "efficiency<95")]
    public async Task What_cannot_be_run_ends_with_two_and_one_clear_message(string message, params string[] arguments)
    {
        var garbage = _files.Write([1, 2, 3]);
        var text = _files.Write("some text\n"u8.ToArray());
        var zip = _files.Write("PK\u0003\u0004 and so on"u8.ToArray());
        var empty = _files.Write([]);
        var words = arguments.Select(word =>
            word.Replace("CLEAN", _clean)
                .Replace("GARBAGE", garbage)
                .Replace("TEXT", text)
                .Replace("ZIP", zip)
                .Replace("EMPTY", empty)
                .Replace("FOLDER", Path.GetDirectoryName(text))
        );

        var result = await Run([.. words]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.StandardError);
        Assert.DoesNotContain("   at ", result.StandardError);
        Assert.Equal("", result.StandardOutput);
        Assert.InRange(result.StandardError.TrimEnd().Split('\n').Length, 1, 3);
    }

    [Fact]
    public async Task A_hostile_name_does_not_reach_the_terminal_by_way_of_an_error()
    {
        var image = new ImageBuilder().Layer(layer => layer.File("../\u001b[31m\nred"));

        var result = await Run("inspect", _files.Docker(image));

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain('\u001b', result.StandardError);
        Assert.Single(result.StandardError.Trim().Split('\n'));
    }

    [Fact]
    public async Task Several_gates_count_together()
    {
        var result = await Run("inspect", _faulty, "--fail-on", "layers>9", "--fail-on", "check:cis-di-0001,waste>9MB");

        Assert.Equal((1, ""), (result.ExitCode, result.StandardError));
        Assert.Contains("check:cis-di-0001", result.StandardOutput);
    }

    [Fact]
    public async Task Without_arguments_I_am_greeted_with_the_usual_commands()
    {
        var result = await Run();

        Assert.Equal((0, ""), (result.ExitCode, result.StandardError));
        Assert.All(
            ["compare LEFT RIGHT", "inspect IMAGE", "serve"],
            word => Assert.Contains(word, result.StandardOutput)
        );
        Assert.InRange(result.StandardOutput.Split('\n').Length, 3, 12);
    }

    [Theory]
    [InlineData]
    [InlineData("app:1", "docker-archive:app.tar")]
    public async Task The_page_is_served_of_the_images_that_are_named(params string[] images)
    {
        string[] settings = [];

        var exitCode = await CommandLine.Run(
            ["serve", "--urls=http://localhost:5003", .. images],
            given =>
            {
                settings = given;
                return Task.FromResult(0);
            }
        );

        Assert.Equal(0, exitCode);
        var configuration = new ConfigurationBuilder().AddCommandLine(settings).Build();
        Assert.Equal("http://localhost:5003", configuration["urls"]);
        Assert.Equal(images, ConfiguredVariants.Read(configuration).Select(variant => variant.Image.Text));
    }

    [Fact]
    public async Task Settings_alone_need_no_image()
    {
        Assert.Equal(0, await CommandLine.Run(["serve"], given => Task.FromResult(given.Length)));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_line()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();

        var result = await Run("serve", $"--urls=http://{listener.LocalEndpoint}");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("choose another port", Assert.Single(result.StandardError.Trim().Split('\n')));
        Assert.DoesNotContain("   at ", result.StandardOutput);
    }

    [Theory]
    [InlineData("cannot be written to standard output", "inspect", "CLEAN")]
    [InlineData("Standard output cannot be written", "--help")]
    [UnsupportedOSPlatform("windows")]
    public async Task A_full_disk_on_standard_output_is_told_in_one_line(string message, params string[] arguments)
    {
        var errors = new StringBuilder();
        var result = await Cli.Wrap("sh")
            .WithArguments([
                "-c",
                "exec \"$@\" > /dev/full",
                "sh",
                CommandProcess.DotNet,
                CommandProcess.Program,
                .. arguments.Select(word => word.Replace("CLEAN", _clean)),
            ])
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(errors))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, Assert.Single(errors.ToString().Trim().Split('\n')));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Standard_input_is_read_anew_each_time()
    {
        var cache = _files.NewPath();

        Assert.Contains("\"stored\": 2", await FromPipe(_clean, cache));
        Assert.Contains("\"stored\": 5", await FromPipe(_faulty, cache));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("compare", "--help")]
    [InlineData("inspect", "--help")]
    [InlineData("serve", "--help")]
    public async Task Help_says_how(params string[] arguments)
    {
        var result = await Run(arguments);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(
            arguments[0] switch
            {
                "--help" => "@DIGEST",
                "serve" => "--urls=",
                _ => "--fail-on",
            },
            result.StandardOutput
        );
        Assert.Contains("  hello-compare ", result.StandardOutput);
    }

    [Fact]
    public async Task An_engine_that_is_not_there_is_named_with_the_mend()
    {
        var result = await Run(["inspect", "app:1"], ("PATH", _files.NewPath()));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Install Docker or Podman", result.StandardError);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task An_engine_that_does_not_answer_is_quoted()
    {
        var engine = _files.Write("#!/bin/sh\necho 'Cannot connect to the daemon.' >&2; exit 1\n"u8.ToArray());
        File.SetUnixFileMode(engine, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var result = await Run(["inspect", "app:1"], ("ASPIRE_CONTAINER_RUNTIME", engine));

        Assert.Equal(
            (2, $"{engine} cannot look up 'app:1': Cannot connect to the daemon.\n"),
            (result.ExitCode, result.StandardError)
        );
    }

    public void Dispose() => _files.Dispose();

    private Task<BufferedCommandResult> Run(params string[] arguments) => Run(arguments, []);

    private Task<BufferedCommandResult> Run(string[] arguments, params (string Name, string Value)[] variables) =>
        CommandProcess.Run(_files.NewPath(), arguments, variables);

    private static async Task<string> FromPipe(string reference, string cache)
    {
        var output = new StringBuilder();
        await (
            PipeSource.FromFile(reference["docker-archive:".Length..])
            | CommandProcess
                .Of(cache, ["inspect", "docker-archive:-", "--format", "json"])
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
        ).ExecuteAsync(TestContext.Current.CancellationToken);
        return output.ToString();
    }
}
