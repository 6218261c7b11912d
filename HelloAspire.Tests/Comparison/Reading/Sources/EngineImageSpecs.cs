using System.Formats.Tar;
using System.Security.Cryptography;
using CliWrap;
using HelloAspire.Comparison;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Images;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Comparison.Reading.Sources;

/// <summary>A real image of the engine, and what the tools inside of it say.</summary>
public sealed class EngineImageSpecs(EngineImageFixture fixture) : IClassFixture<EngineImageFixture>
{
    // What the engine mounts into a container is on other file systems.
    private const string Find = "find / -xdev";

    // An engine puts its own files in their place.
    private static readonly string[] CoveredPaths = ["/etc/hostname", "/etc/hosts", "/etc/resolv.conf"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;
    private ImageAnalysis Analysis => fixture.Analysis;

    private IEnumerable<FileNode> Covered => CoveredPaths.Select(Analysis.Image.Tree.Find).OfType<FileNode>();

    [Fact]
    public async Task It_lives_as_many_bytes_as_the_engine_exports()
    {
        var container = await EngineImageFixture.Engine.RunAsync(Token, "container", "create", fixture.Name);
        long bytes = 0;
        try
        {
            await Cli.Wrap(EngineImageFixture.Engine.Executable)
                .WithArguments(["container", "export", container])
                .WithStandardOutputPipe(PipeTarget.Create(async (stream, token) => bytes = await Count(stream, token)))
                .ExecuteAsync(Token);
        }
        finally
        {
            await EngineImageFixture.Engine.RunAsync(Token, "container", "rm", container);
        }

        Assert.Equal(bytes, Analysis.Image.Size.Live - Covered.Sum(file => file.Size));
    }

    [Fact]
    public void Its_own_layers_hold_what_their_steps_wrote()
    {
        var own = Analysis.Image.Layers.Where(layer => !layer.FromBase).ToList();

        Assert.Equal([3_000_005, 1], own.Select(layer => layer.Size));
        Assert.Equal(4, own[0].Changes.Added);
        Assert.InRange(own[1].Changes.Deleted, 10, 100_000);
        Assert.InRange(Analysis.Image.Size.Waste, 3_000_000, Analysis.Image.Size.Stored);
    }

    [Theory]
    [InlineData("CIS-DI-0001", 3)] // USER 0
    [InlineData("CIS-DI-0008", 4)] // the RUN that sets the set-uid bit
    [InlineData("HELLO-0007", 2)] // FROM
    public void Its_findings_name_the_line_of_its_Dockerfile(string id, int line)
    {
        var finding = Assert.Single(Analysis.Findings, finding => finding.Id == id);

        Assert.Equal(new FindingPlace(fixture.Dockerfile, line), finding.Place);
    }

    [Fact]
    public async Task Its_packages_are_those_of_dpkg_query()
    {
        var packages = await fixture.Shell(
            "dpkg-query --show --showformat '${db:Status-Status} ${Package} ${Version}\\n' | sed -n 's/^installed //p'"
        );

        Assert.Equal(
            packages,
            Analysis
                .Packages.Where(package => package.Type == "deb")
                .Select(package => $"{package.Name} {package.Version}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Its_executables_and_rights_are_those_of_find()
    {
        var surface = Analysis.AttackSurface;

        Assert.Equal(await fixture.Shell($"{Find} -type f -perm /6000"), surface.SetUid);
        Assert.Equal(
            await fixture.Shell(
                $"{Find} \\( -type f -perm -2 -o -type d -perm -2 ! -perm -1000 \\) ! -path /.dockerenv"
            ),
            surface.WorldWritable
        );
        var executables = await fixture.Shell($"{Find} -type f -perm /111 ! -path /.dockerenv");
        Assert.Equal(
            executables.Except(Covered.Select(file => file.Path)).Count(),
            surface.Executables - Covered.Count(file => file.IsExecutable)
        );
    }

    [Fact]
    public async Task Its_shells_and_compilers_are_there()
    {
        Assert.NotEmpty(Analysis.AttackSurface.Shells);
        foreach (var path in Analysis.AttackSurface.Shells.Concat(Analysis.AttackSurface.Compilers))
        {
            Assert.NotNull(Analysis.Image.Tree.Find(path));
        }
        var shells = await fixture.Shell("grep '^/bin/' /etc/shells | xargs -n 1 readlink -f | sort -u");
        Assert.Superset(shells.ToHashSet(), Analysis.AttackSurface.Shells.ToHashSet());
    }

    [Fact]
    public async Task Its_program_has_the_digest_that_sha256sum_says()
    {
        var digest = (await fixture.Shell("sha256sum /srv/keep"))[0].Split(' ')[0];

        Assert.Equal(("/srv/keep", digest), (Analysis.Program!.Path, Analysis.Program.Sha256.ToString()));
    }

    [Fact]
    public async Task Its_base_is_told_by_the_Dockerfile_and_without_one_by_common_layers()
    {
        var own = await fixture.Analyze(fixture.Name);

        Assert.Equal((fixture.BaseName, "its Dockerfile"), (Analysis.Image.Base!.Name, Analysis.Image.Base.FoundBy));
        Assert.Equal(Analysis.Image.Base.LayerCount, own.Image.Base!.LayerCount);
        Assert.Equal(own.Image.Layers.Count - 2, own.Image.Base.LayerCount);
    }

    [Fact]
    public void Its_findings_tell_the_base_from_the_own_layers()
    {
        Assert.Contains(Analysis.Findings, finding => finding is { Id: "CIS-DI-0008", Origin: FindingOrigin.Both });
        Assert.Contains(Analysis.Findings, finding => finding is { Id: "HELLO-0001", Origin: FindingOrigin.Base });
        Assert.Contains(Analysis.Findings, finding => finding is { Id: "CIS-DI-0001", Origin: FindingOrigin.Own });
        Assert.Contains(
            Analysis.Findings,
            finding => finding.Detail.StartsWith($"{Path.GetFileName(fixture.Dockerfile)}, line 2: FROM")
        );
        // A registry's port is no tag, and the base's own ADD is not the user's.
        Assert.DoesNotContain(Analysis.Findings, finding => finding.Id is "DKL-DI-0006" or "CIS-DI-0009");
    }

    [Fact]
    public async Task It_is_the_same_by_its_ID_and_from_files_that_the_engine_saves()
    {
        var file = Path.GetTempFileName();
        try
        {
            await EngineImageFixture.Engine.RunAsync(
                Token,
                "image",
                "save",
                "--output",
                file,
                BaseImages.Configuration["BaseImages:Runtime"] ?? fixture.Name
            );
            var byId = await fixture.Analyze(Analysis.Image.Id);
            var byDigits = await fixture.Analyze(Analysis.Image.Id["sha256:".Length..][..8]);
            var saved = await fixture.Analyze($"docker-archive:{file}");
            var named = await fixture.Analyze(BaseImages.Configuration["BaseImages:Runtime"] ?? fixture.Name);

            Assert.Equal(Analysis.Image.Size, byId.Image.Size);
            Assert.Equal(named.Image.Size, saved.Image.Size);
            Assert.Equal(named.Image.Id, saved.Image.Id);
            Assert.DoesNotContain(byId.Findings, finding => finding.Id == new LatestTagCheck().Info.Id);
            Assert.DoesNotContain(byDigits.Findings, finding => finding.Id == new LatestTagCheck().Info.Id);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_name_without_a_tag_means_latest()
    {
        var latest = fixture.Name[..fixture.Name.LastIndexOf(':')];
        await EngineImageFixture.Engine.RunAsync(Token, "image", "tag", fixture.Name, latest);
        try
        {
            var analysis = await fixture.Analyze(latest);

            Assert.Contains(analysis.Findings, finding => finding.Id == new LatestTagCheck().Info.Id);
        }
        finally
        {
            await EngineImageFixture.Engine.RunAsync(Token, "image", "rm", latest);
        }
    }

    [Fact]
    public async Task An_image_that_the_engine_does_not_have_is_named()
    {
        var refusal = await Assert.ThrowsAsync<MissingImageException>(() =>
            fixture.Analyze("localhost:5099/no/such:image")
        );

        Assert.Contains("has no image 'localhost:5099/no/such:image'. Build or pull it first", refusal.Message);
    }

    [Fact]
    public async Task It_is_the_same_through_the_engines_client_and_through_its_socket()
    {
        var engine = ContainerEngine.Default;
        var id = await SmallImage();

        var fromSocket = await engine.Save(id, Entries, Token);

        Assert.Equal(fromSocket, await ImageExport.FromClient(engine, id, Entries, Token));

        // Times are left out: those of the archive's own directories and index are the moment of saving.
        static async Task<List<string>> Entries(Stream archive, CancellationToken cancellationToken)
        {
            var entries = new List<string>();
            await using var reader = new TarReader(archive);
            while (await reader.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
            {
                var content = entry.DataStream ?? Stream.Null;
                var digest = Convert.ToHexString(await SHA256.HashDataAsync(content, cancellationToken));
                entries.Add($"{entry.EntryType} {entry.Name} {entry.Length} {digest}");
            }
            Assert.Contains(entries, entry => entry.Contains(" manifest.json "));
            return entries;
        }
    }

    [Fact]
    public async Task A_reader_that_gives_up_or_is_cancelled_ends_the_saving()
    {
        var id = await SmallImage();

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            ContainerEngine.Default.Save<int>(id, (_, _) => throw new InvalidDataException(), Token)
        );

        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ContainerEngine.Default.Save(
                id,
                async (archive, cancellationToken) =>
                {
                    archive.ReadByte();
                    await cancelling.CancelAsync();
                    await archive.CopyToAsync(Stream.Null, cancellationToken);
                    return 0;
                },
                cancelling.Token
            )
        );
    }

    [Fact]
    public async Task What_the_engine_says_of_an_image_that_it_cannot_save_is_told()
    {
        var id = "sha256:" + new string('0', 64);

        var refusal = await Assert.ThrowsAsync<UserErrorException>(() =>
            ContainerEngine.Default.Save(id, (_, _) => Task.FromResult(0), Token)
        );

        Assert.StartsWith($"{ContainerEngine.Default.Program} cannot save the image {id}: ", refusal.Message);
        Assert.Contains("no such", refusal.Message, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<string> SmallImage()
    {
        var name = BaseImages.Configuration["BaseImages:Runtime"] ?? fixture.Name;
        return (await ContainerEngine.Default.Inspect(name, Token)).Id;
    }

    private static async Task<long> Count(Stream stream, CancellationToken cancellationToken)
    {
        long bytes = 0;
        await using var reader = new TarReader(stream);
        while (await reader.GetNextEntryAsync(cancellationToken: cancellationToken) is { } entry)
        {
            bytes += entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile ? entry.Length : 0;
        }
        return bytes;
    }
}
