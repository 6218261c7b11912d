using System.Text.Json;
using HelloAspire.Tests.Comparison.Checks.Vulnerabilities;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Commands;

/// <summary>Exceptions and other scanners' results from the command line, in processes of its own.</summary>
public sealed class ExceptionCommandSpecs : IDisposable
{
    private readonly ImageFiles _files = new();
    private readonly SampleDatabase _database = new();

    [Fact]
    public async Task A_gate_holds_once_what_it_counts_is_set_aside()
    {
        var ignore = File(
            """{ "ignore": [ { "id": "CVE-2026-1", "reason": "no input from outside", "expires": "2999-12-31" } ] }"""
        );
        string[] gate = ["inspect", Image(), "--database", _database.ArchiveFolder, "--fail-on", "cve:high>0"];

        var without = await Run(gate);
        var with = await Run([.. gate, "--ignore", ignore]);

        Assert.Equal(1, without.ExitCode);
        Assert.Equal((0, ""), (with.ExitCode, with.StandardError));
        Assert.Contains("no input from outside", with.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_side_of_a_comparison_has_its_own_scanners_and_both_have_the_exceptions()
    {
        var image = Image();
        var vex = File(
            """{"@context":"https://openvex.dev/ns/v0.2.0","statements":[{"vulnerability":{"name":"CVE-2026-1"},"products":[{"@id":"pkg:npm/a@1.0.0"}],"status":"not_affected","justification":"component_not_present"}]}"""
        );
        var trivy = File(
            """{"SchemaVersion":2,"Results":[{"Vulnerabilities":[{"VulnerabilityID":"CVE-2026-1","PkgName":"a","Severity":"LOW"}]}]}"""
        );

        var result = await Run([
            "compare",
            image,
            image,
            "--database",
            _database.ArchiveFolder,
            "--vex",
            vex,
            "--right-vulnerabilities",
            $"trivy:{trivy}",
            "--format",
            "json",
        ]);

        Assert.Equal((0, ""), (result.ExitCode, result.StandardError));
        var images = JsonDocument.Parse(result.StandardOutput).RootElement.GetProperty("images");
        Assert.All(
            images.EnumerateArray(),
            one =>
            {
                Assert.Equal(0, one.GetProperty("vulnerabilities").GetArrayLength());
                var excepted = one.GetProperty("vulnerabilityCheck").GetProperty("excepted")[0];
                Assert.Equal("CVE-2026-1", excepted.GetProperty("vulnerability").GetProperty("id").GetString());
                Assert.Equal("not_affected", excepted.GetProperty("statement").GetProperty("status").GetString());
            }
        );
        Assert.False(images[0].TryGetProperty("vulnerabilityOpinions", out _));
        var opinion = images[1].GetProperty("vulnerabilityOpinions")[0];
        Assert.Equal("high", opinion.GetProperty("own").GetString());
        Assert.Equal("low", opinion.GetProperty("others").GetProperty("trivy").GetString());
    }

    [Theory]
    [InlineData("--ignore", "/no/such/file", "ignore file")]
    [InlineData("--vex", "/no/such/file", "VEX document")]
    [InlineData("--vulnerabilities", "trivy:/no/such/file", "result of trivy")]
    public async Task A_file_that_is_not_there_is_told_before_any_image_is_read(
        string option,
        string value,
        string told
    )
    {
        var result = await Run(["inspect", "docker-archive:/no/such/image", option, value]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(told, result.StandardError, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _files.Dispose();
        _database.Dispose();
    }

    private string Image()
    {
        _database.Add(
            "npm",
            new OsvRecordBuilder("GHSA-1").Aliases("CVE-2026-1").Word("HIGH").Affects("npm", "a", "1.0.1")
        );
        return _files.Docker(
            ImageBuilder
                .Clean()
                .Layer(layer => layer.File("x/node_modules/a/package.json", """{"name":"a","version":"1.0.0"}"""))
        );
    }

    private string File(string text)
    {
        var path = _files.NewPath(".json");
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private Task<CliWrap.Buffered.BufferedCommandResult> Run(string[] arguments) =>
        CommandProcess.Run(_files.NewPath(), arguments);
}
