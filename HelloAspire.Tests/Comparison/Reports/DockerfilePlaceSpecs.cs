using System.Text.Json;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Reports;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reports;

/// <summary>A finding names the line of the Dockerfile that it comes from, and reports name the file as a forge does.</summary>
public sealed class DockerfilePlaceSpecs : IDisposable
{
    private const string Text = """
        ARG BASE=base:1
        FROM sdk:1 AS build
        RUN apt-get update && apt-get dist-upgrade
        FROM ${BASE} AS common
        ENV API_TOKEN=s3cr3t-value
        FROM common
        COPY --from=build \
            /out /app
        ADD https://example.org/x /x
        RUN apt-get update && \
            apt-get dist-upgrade
        USER root
        """;

    private readonly Reader _reader = new();

    [Theory]
    [InlineData("CIS-DI-0001", 12)] // USER root
    [InlineData("CIS-DI-0006", 6)] // no HEALTHCHECK: the stage that lacks it
    [InlineData("CIS-DI-0009", 9)] // ADD
    [InlineData("CIS-DI-0010", 5)] // a secret in ENV, of the stage that the final one continues
    [InlineData("DKL-DI-0003", 10)] // the final stage's RUN, not that of the build
    [InlineData("DKL-DI-0005", 10)] // the RUN that wrote the files
    [InlineData("HELLO-0007", 4)] // the FROM that it all comes down to
    public async Task A_finding_comes_from_its_instruction(string id, int line)
    {
        var findings = (await Read()).Findings.Where(finding => finding.Id == id).ToList();

        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Equal(line, finding.Place!.Line));
        Assert.All(findings, finding => Assert.Equal("Dockerfile", Path.GetFileName(finding.Place!.File)));
    }

    [Fact]
    public async Task SARIF_and_JSON_name_file_and_line_from_the_root_of_the_repository()
    {
        var report = Report.On(await Read());

        using var log = JsonDocument.Parse(await SamplePair.Write(report, "sarif"));
        using var json = JsonDocument.Parse(await SamplePair.Write(report, "json"));

        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        Assert.NotEmpty(results);
        Assert.All(
            results,
            result =>
            {
                var place = Assert.Single(result.GetProperty("locations").EnumerateArray());
                Assert.Equal("deploy/my%20app/Dockerfile", Uri(place));
                Assert.InRange(
                    place.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32(),
                    4,
                    12
                );
            }
        );
        var caches = results.Single(result => result.GetProperty("ruleId").GetString() == "DKL-DI-0005");
        Assert.Equal("var/lib/apt/lists/x", Uri(caches.GetProperty("relatedLocations")[0]));
        Assert.All(
            json.RootElement.GetProperty("images")[0].GetProperty("findings").EnumerateArray(),
            finding =>
                Assert.Equal("deploy/my app/Dockerfile", finding.GetProperty("place").GetProperty("file").GetString())
        );
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("junit")]
    public async Task Reports_to_read_name_file_and_line_beside_the_evidence(string format)
    {
        var text = await SamplePair.Write(Report.On(await Read()), format);

        Assert.Contains("(in deploy/my app/Dockerfile:10)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_Dockerfile_the_files_in_the_image_are_the_places()
    {
        var report = Report.On(await _reader.Read(Image(), new() { Name = "app" }));

        using var log = JsonDocument.Parse(await SamplePair.Write(report, "sarif"));

        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        var caches = results.Single(result => result.GetProperty("ruleId").GetString() == "DKL-DI-0005");
        var user = results.Single(result => result.GetProperty("ruleId").GetString() == "CIS-DI-0001");
        Assert.Equal("var/lib/apt/lists/x", Uri(caches.GetProperty("locations")[0]));
        Assert.Equal("app", Uri(user.GetProperty("locations")[0]));
    }

    [Fact]
    public void A_file_outside_any_repository_goes_by_its_way_from_the_working_directory_or_by_its_name()
    {
        Assert.Equal("Dockerfile", RepositoryPath.Of(Path.Join(_reader.Files.NewPath(), "x", "Dockerfile")));
    }

    public void Dispose() => _reader.Dispose();

    private static string? Uri(JsonElement location) =>
        location.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString();

    private async Task<ImageAnalysis> Read()
    {
        var repository = _reader.Files.NewPath();
        Directory.CreateDirectory(Path.Join(repository, ".git"));
        var file = Path.Join(repository, "deploy", "my app", "Dockerfile");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, Text);
        return await _reader.Read(Image(), new() { Name = "app", Dockerfile = file });
    }

    // The history as BuildKit writes it: variables filled in, flags left out.
    private static ImageBuilder Image() =>
        ImageBuilder
            .Clean()
            .Step("ENV API_TOKEN=s3cr3t-value")
            .Env("API_TOKEN=s3cr3t-value")
            .Layer(layer => layer.File("app/a"), "COPY /out /app # buildkit")
            .Layer(layer => layer.File("x"), "ADD https://example.org/x /x # buildkit")
            .Layer(
                layer => layer.File("var/lib/apt/lists/x", "x"),
                "RUN /bin/sh -c apt-get update &&     apt-get dist-upgrade # buildkit"
            )
            .Step("USER root")
            .User("root")
            .Without("Healthcheck");
}
