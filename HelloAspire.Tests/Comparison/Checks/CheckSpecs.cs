using HelloAspire.Comparison.Checks;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Checks;

/// <summary>Every check sees its fault where it was planted, and stays quiet where there is none.</summary>
public sealed class CheckSpecs : IDisposable
{
    private readonly Reader _reader = new();

    public static TheoryData<string> Ids => [.. CheckPair.All.Select(pair => pair.Check.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_planted_fault_is_found_with_its_evidence(string id)
    {
        var pair = CheckPair.All.Single(pair => pair.Check.Id == id);
        var image = ImageBuilder.Clean();
        pair.Plant(image);

        var finding = Assert.Single((await _reader.Read(image)).Findings, finding => finding.Id == id);

        Assert.Contains(pair.Evidence, finding.Detail, StringComparison.Ordinal);
        Assert.Equal(pair.Path is null ? [] : [pair.Path], finding.Paths);
        Assert.Equal(
            (pair.Check.Severity, pair.Check.Title, pair.Check.Mend, FindingOrigin.Own),
            (finding.Severity, finding.Title, finding.Mend, finding.Origin)
        );
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_only_looks_like_a_fault_is_passed_over(string id)
    {
        var pair = CheckPair.All.Single(pair => pair.Check.Id == id);
        var image = ImageBuilder.Clean();
        pair.Harmless(image);

        Assert.DoesNotContain((await _reader.Read(image)).Findings, finding => finding.Id == id);
    }

    [Fact]
    public async Task A_clean_image_has_no_findings()
    {
        Assert.Empty((await _reader.Read(ImageBuilder.Clean())).Findings);
    }

    [Fact]
    public void No_check_goes_without_such_a_pair()
    {
        // The name that an image is asked for by is told apart in the specs of the engine.
        var tested = CheckPair.All.Select(pair => pair.Check.Id).Append(new LatestTagCheck().Info.Id);
        var written = typeof(Check).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Check)));

        Assert.Equal(ImageChecks.All.Select(check => check.Info.Id).Order(), tested.Order());
        Assert.Equal(written.Select(type => type.Name).Order(), ImageChecks.All.Select(c => c.GetType().Name).Order());
        Assert.All(ImageChecks.All, check => Assert.NotEmpty(check.Info.Mend));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("root", true)]
    [InlineData("root:app", true)]
    [InlineData("00", true)]
    [InlineData("toor", true)]
    [InlineData("app", false)]
    [InlineData("1654:0", false)]
    [InlineData("nobody", false)]
    public async Task All_ways_to_be_root_are_alike(string user, bool isRoot)
    {
        var image = ImageBuilder
            .Clean()
            .Layer(layer =>
                layer.File("etc/passwd", "root:x:0:0::/:/bin/sh\ntoor:x:0:0::/:/bin/sh\napp:x:1654:0::/:/x\n")
            )
            .User(user);

        var ids = (await _reader.Read(image)).Findings.Select(finding => finding.Id);

        Assert.Equal(isRoot, ids.Contains(new UserCheck().Info.Id));
    }

    [Fact]
    public async Task The_root_file_system_of_a_distribution_is_no_ADD_alarm()
    {
        var image = new ImageBuilder()
            .Layer(layer => layer.File("etc/os-release"), "/bin/sh -c #(nop) ADD file:0123 in / ")
            .Layer(layer => layer.File("app/a"), "/bin/sh -c #(nop) ADD file:4567 in /app ");

        var finding = Assert.Single((await _reader.Read(image)).Findings, finding => finding.Id == "CIS-DI-0009");

        Assert.Equal("ADD file:4567 in /app", finding.Detail);
    }

    [Fact]
    public async Task Evidence_never_gives_away_the_secret_that_stands_beside_it()
    {
        var token = "ghp_" + "a1B2c3D4e5F6a7B8c9D0e1F2a3B4c5D6e7F8";
        var image = ImageBuilder
            .Clean()
            .Step($"RUN /bin/sh -c TOKEN={token} sudo apt-get dist-upgrade; sudo true # buildkit")
            .Step($"ADD https://me:{token}@example.org/x /x # buildkit");

        var findings = (await _reader.Read(image)).Findings;

        Assert.Contains(findings, finding => finding.Id == new SecretsCheck().Info.Id);
        Assert.DoesNotContain(findings, finding => finding.Detail.Contains(token, StringComparison.Ordinal));
    }

    public void Dispose() => _reader.Dispose();
}
