using System.Runtime.Versioning;
using System.Text.Json;
using CliWrap.Buffered;
using HelloAspire.Tests.Comparison.Samples;

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
    [InlineData("no condition", "inspect", "CLEAN", "--fail-on", "huge")]
    [InlineData("speaks of two images", "inspect", "CLEAN", "--fail-on", "ratio<2")]
    [InlineData("cannot be written", "inspect", "CLEAN", "--output", "/no/such/folder/report")]
    [InlineData("cannot be written", "inspect", "docker-archive:/no/such/image", "--output", "/no/such/folder/report")]
    [InlineData("nothing at", "inspect", "docker-archive:no-such-file")]
    [InlineData("Cannot read", "inspect", "docker-archive:GARBAGE")]
    [InlineData("cannot be read", "inspect", "CLEAN", "--dockerfile", "no-such-Dockerfile")]
    [InlineData("'yaml' not recognized", "inspect", "CLEAN", "--format", "yaml")]
    [InlineData("Required argument missing", "compare", "CLEAN")]
    [InlineData("Unrecognized command", "cmopare", "CLEAN", "CLEAN")]
    public async Task What_cannot_be_run_ends_with_two_and_one_clear_message(string message, params string[] arguments)
    {
        var garbage = _files.Write([1, 2, 3]);
        var words = arguments.Select(word => word.Replace("CLEAN", _clean).Replace("GARBAGE", garbage));

        var result = await Run([.. words]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.StandardError);
        Assert.DoesNotContain("   at ", result.StandardError);
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

    [Theory]
    [InlineData("--help")]
    [InlineData("compare", "--help")]
    [InlineData("inspect", "--help")]
    public async Task Help_says_how(params string[] arguments)
    {
        var result = await Run(arguments);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains(arguments.Length == 1 ? "hello-compare compare" : "--fail-on", result.StandardOutput);
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
}
