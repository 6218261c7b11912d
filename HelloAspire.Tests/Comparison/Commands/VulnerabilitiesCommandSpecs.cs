using System.Text.Json;
using HelloAspire.Comparison.Checks.Vulnerabilities.Downloading;
using HelloAspire.Tests.Comparison.Checks.Vulnerabilities;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Commands;

/// <summary>The database from the command line, in processes of its own, from a server on this machine.</summary>
public sealed class VulnerabilitiesCommandSpecs : IAsyncLifetime
{
    private readonly ImageFiles _files = new();
    private readonly SampleDatabase _database = new();
    private ArchiveServer _server = null!;
    private string _cache = "";

    public async ValueTask InitializeAsync()
    {
        _cache = _files.NewPath();
        _server = await ArchiveServer.Start();
        var archive = _database.Add(
            "npm",
            new OsvRecordBuilder("GHSA-1").Aliases("CVE-2026-1").Word("HIGH").Affects("npm", "a", "1.0.1"),
            new OsvRecordBuilder("GHSA-2").Affects("npm", "a", "1.0.0")
        );
        _server.Files["/npm/all.zip"] = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_an_image_needs_is_downloaded_once_and_used_from_then_on()
    {
        var image = Image();
        var before = await Run("inspect", image);
        var update = await Run("vulnerabilities", "update", image, "--source", _server.Address.ToString());
        var requests = _server.Requests.Count;
        var after = await Run("inspect", image, "--fail-on", "cve:high>0");

        Assert.Contains("not checked", before.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("", update.StandardError);
        Assert.StartsWith("npm: downloaded, ", update.StandardOutput);
        Assert.Contains(", 2 records", update.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("1 (1 high; 1 fixable; 0 from the base)", after.StandardOutput, StringComparison.Ordinal);
        Assert.Equal(1, after.ExitCode);
        Assert.Equal(requests, _server.Requests.Count);
    }

    [Fact]
    public async Task What_is_here_is_renewed_from_the_address_of_the_environment()
    {
        (string, string) variable = (OsvBucket.Variable, _server.Address.ToString());
        var first = await CommandProcess.Run(_cache, ["vulnerabilities", "update", "--ecosystem", "npm"], variable);
        var second = await CommandProcess.Run(_cache, ["vulnerabilities", "update"], variable);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.StartsWith("npm: is current, ", second.StandardOutput);
    }

    [Theory]
    [InlineData("npm:1", 0)]
    [InlineData("../npm", 2)]
    [InlineData("..", 2)]
    [InlineData("", 2)]
    public async Task An_ecosystem_is_a_name_with_or_without_a_release(string ecosystem, int exitCode)
    {
        var result = await Run(
            "vulnerabilities",
            "update",
            "--ecosystem",
            ecosystem,
            "--source",
            _server.Address.ToString()
        );

        Assert.Equal(exitCode, result.ExitCode);
        Assert.DoesNotContain("bug", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_nothing_to_update_the_command_says_what_to_name()
    {
        var result = await Run("vulnerabilities", "update");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--ecosystem NAME", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archives_that_somebody_carried_here_are_used_where_they_lie()
    {
        var result = await Run("inspect", Image(), "--database", _database.ArchiveFolder, "--format", "json");

        var image = JsonDocument.Parse(result.StandardOutput).RootElement.GetProperty("images")[0];
        Assert.Equal("CVE-2026-1", image.GetProperty("vulnerabilities")[0].GetProperty("id").GetString());
        Assert.Equal(
            ["all.zip"],
            Directory.GetFiles(Path.Join(_database.ArchiveFolder, "npm")).Select(Path.GetFileName)
        );
    }

    [Fact]
    public async Task A_folder_without_archives_is_told()
    {
        var result = await Run("inspect", Image(), "--database", _cache);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("holds no OSV archive", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_at_once_find_the_same()
    {
        _database.Add(
            "npm",
            [
                .. Enumerable
                    .Range(0, 20_000)
                    .Select(index => new OsvRecordBuilder($"GHSA-{index}").Affects("npm", $"a{index % 50}")),
            ]
        );
        var image = Image("a7");

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(_ => Run("inspect", image, "--database", _database.ArchiveFolder, "--format", "json"))
        );

        Assert.All(
            results,
            result =>
                Assert.Equal(
                    400,
                    JsonDocument
                        .Parse(result.StandardOutput)
                        .RootElement.GetProperty("images")[0]
                        .GetProperty("vulnerabilities")
                        .GetArrayLength()
                )
        );
        var indexes = Directory.GetFiles(Path.Join(_cache, "hello-compare", "vulnerabilities", "indexes"));
        Assert.Single(indexes, file => file.EndsWith(".index", StringComparison.Ordinal));
        Assert.Equal(2, indexes.Length);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _database.Dispose();
        _files.Dispose();
    }

    private string Image(string package = "a") =>
        _files.Docker(
            ImageBuilder
                .Clean()
                .Layer(layer =>
                    layer.File(
                        $"app/node_modules/{package}/package.json",
                        $$"""{"name":"{{package}}","version":"1.0.0"}"""
                    )
                )
        );

    private Task<CliWrap.Buffered.BufferedCommandResult> Run(params string[] arguments) =>
        CommandProcess.Run(_cache, arguments);
}
