using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using HelloAspire.Tests.Comparison.Measures;
using HelloAspire.Tests.Comparison.Samples;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Comparison.Commands;

/// <summary>What the command line does with an engine: measures, and a base that the caller names.</summary>
[Collection(TestImagesCollection.Name)]
public sealed class EngineCommandSpecs : IDisposable
{
    private static readonly string Small = TestImages.Small.Image.Text;
    private static readonly string Large = TestImages.Large.Image.Text;

    private readonly ImageFiles _files = new();

    [Fact]
    public async Task I_can_measure_the_two_images_that_I_compare()
    {
        var report = await Report("compare", Small, Large, "--measure", "startup,parity", "--health-path", "/");

        var measures = report.GetProperty("measures");
        var startup = measures.GetProperty("startup").GetProperty("variants");
        Assert.Equal(
            [Small, Large],
            startup.EnumerateArray().Select(variant => variant.GetProperty("name").GetString())
        );
        Assert.All(
            startup.EnumerateArray(),
            variant => Assert.True(variant.GetProperty("total").GetProperty("median").GetDouble() > 0)
        );
        Assert.Equal("fresh", measures.GetProperty("parity").GetProperty("target").GetString());
        Assert.False(measures.TryGetProperty("memory", out _));
        Assert.Empty(await TestImages.MeasuredContainers(TestImages.Small));
    }

    [Theory]
    [InlineData("Unknown measure 'speed'", "--measure", "speed")]
    [InlineData("has no Dockerfile", "--measure", "build")]
    public async Task What_cannot_be_measured_is_told(string message, params string[] options)
    {
        var result = await Run(["compare", Small, Large, .. options]);

        Assert.Equal((2, ""), (result.ExitCode, result.StandardOutput));
        Assert.Contains(message, result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_of_a_file_are_refused_before_anything_is_read()
    {
        var result = await Run(["compare", Small, "docker-archive:no-such-file", "--measure"]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "'docker-archive:no-such-file' is not in an engine. Load it into an engine first",
            result.StandardError
        );
    }

    [Fact]
    public async Task In_a_terminal_I_see_that_the_engine_is_waited_for()
    {
        // script(1) is the terminal, and writes what is shown.
        var shown = await Cli.Wrap("script")
            .WithArguments([
                "--quiet",
                "--return",
                "--command",
                $"'{CommandProcess.DotNet}' '{CommandProcess.Program}' inspect {Large} --output /dev/null",
                "/dev/null",
            ])
            .WithEnvironmentVariables(variables =>
                variables.Set("XDG_CACHE_HOME", _files.NewPath()).Set("TERM", "xterm")
            )
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.Contains($"{Large}: waiting for {EngineCli.Current.Executable}", Unbroken(shown.StandardOutput));

        static string Unbroken(string text) =>
            string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task I_can_name_the_base_of_an_image()
    {
        var named = await Report("inspect", Large, "--base", Small, "--base", TestImages.RuntimeImage);

        var image = named.GetProperty("images")[0];
        Assert.Equal(TestImages.RuntimeImage, image.GetProperty("base").GetProperty("name").GetString());
        Assert.Equal("the caller", image.GetProperty("base").GetProperty("foundBy").GetString());
        Assert.True(image.GetProperty("layers")[0].GetProperty("fromBase").GetBoolean());
    }

    public void Dispose() => _files.Dispose();

    private async Task<JsonElement> Report(params string[] arguments)
    {
        var result = await Run([.. arguments, "--format", "json"]);
        Assert.Equal((0, ""), (result.ExitCode, result.StandardError));
        return JsonDocument.Parse(result.StandardOutput).RootElement;
    }

    private Task<BufferedCommandResult> Run(string[] arguments) =>
        CommandProcess.Run(
            _files.NewPath(),
            arguments,
            ("Comparison__Measures__Startups", "2"),
            ("Comparison__Measures__RoundSeconds", "0")
        );
}
