using System.Text;
using HelloAspire.Comparison;
using HelloAspire.Comparison.Checks.Vulnerabilities.Archives;
using HelloAspire.Comparison.Checks.Vulnerabilities.Indexing;
using HelloAspire.Tests.Comparison.Fuzzing;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities;

/// <summary>Archives as they come, damaged and hostile ones too: one clear error, or one record less that is counted and named.</summary>
public sealed class ArchiveSpecs : IDisposable
{
    private readonly SampleDatabase _database = new();

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"modified":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"id":""}""")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":"X","affected":[{"package":{"name":"a"}}]}""")]
    [InlineData("""{"id":"X","affected":[{"package":{"ecosystem":"npm","name":"a"},"ranges":[{"type":"SEMVER"}]}]}""")]
    [InlineData("""{"id":"X","affected":{}}""")]
    [InlineData("""{"id":"X","modified":"yesterday"}""")]
    public async Task A_record_that_breaks_the_schema_is_skipped_counted_and_named(string json)
    {
        var archive = _database.AddFile(
            "npm",
            SampleDatabase.Zip(("bad.json", json), ("good.json", Good("GHSA-1").Json.ToJsonString()))
        );

        using var index = await Open(archive);

        Assert.Equal((1, 1), (index.Summary.Records, index.Summary.Skipped));
        Assert.StartsWith("bad.json: ", Assert.Single(index.Summary.SkippedNames));
        Assert.Single(index.Find("npm", "a"));
    }

    [Theory]
    [InlineData("""{"id":"X","affected":[null]}""")]
    [InlineData("""{"id":"X","affected":[{"ranges":[{"type":"GIT","repo":"r","events":[{"introduced":"0"}]}]}]}""")]
    [InlineData(
        """{"id":"X","aliases":[null],"affected":[{"package":{"ecosystem":"npm","name":"b"},"versions":[null],"ranges":[null,{"type":"SEMVER","events":[null]}]}]}"""
    )]
    [InlineData("""{"id":"X","database_specific":{"severity":["a"]},"unknown":{"a":[1]}}""")]
    public async Task What_the_schema_leaves_open_is_no_fault(string json)
    {
        using var index = await Open(_database.AddFile("npm", SampleDatabase.Zip(("X.json", json))));

        Assert.Equal((1, 0), (index.Summary.Records, index.Summary.Skipped));
    }

    [Fact]
    public async Task A_truncated_archive_is_one_clear_error_and_leaves_nothing()
    {
        var archive = _database.Add("npm", Good("GHSA-1"), Good("GHSA-2"));
        var content = File.ReadAllBytes(archive);
        foreach (var length in new[] { 0, 1, 30, content.Length / 2, content.Length - 1 })
        {
            File.WriteAllBytes(archive, content[..length]);

            var error = await Assert.ThrowsAsync<UserErrorException>(() => Open(archive));

            Assert.DoesNotContain('\n', error.Message);
            Assert.Contains(archive, error.Message, StringComparison.Ordinal);
            Assert.Contains("vulnerabilities update --ecosystem 'npm'", error.Message, StringComparison.Ordinal);
        }
        Assert.DoesNotContain(Files(), file => file.Contains(".index", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_archive_of_more_entries_than_two_bytes_count_is_read()
    {
        var archive = _database.AddFile(
            "npm",
            SampleDatabase.Zip([
                .. Enumerable.Range(0, 66_000).Select(index => ($"{index}.txt", "")),
                ("good.json", Good("GHSA-1").Json.ToJsonString()),
            ])
        );

        using var index = await Open(archive);

        Assert.Single(index.Find("npm", "a"));
    }

    [Fact]
    public async Task A_record_that_expands_without_end_is_skipped()
    {
        using var database = new SampleDatabase { Limits = new ArchiveLimits { LargestRecord = 1 << 20 } };
        var archive = database.AddFile(
            "npm",
            SampleDatabase.Zip(
                ("bomb.json", new string(' ', 8 << 20)),
                ("good.json", Good("GHSA-1").Json.ToJsonString())
            )
        );

        using var index = await database.Store().Open("npm", archive, null, TestContext.Current.CancellationToken);

        Assert.Equal((1, 1), (index.Summary.Records, index.Summary.Skipped));
        Assert.Contains("longer than 1048576 bytes", index.Summary.SkippedNames[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_that_expand_to_too_much_together_are_refused()
    {
        using var database = new SampleDatabase { Limits = new ArchiveLimits { MostBytes = 1 << 20 } };
        var archive = database.AddFile(
            "npm",
            SampleDatabase.Zip([
                .. Enumerable.Range(0, 20).Select(index => ($"{index}.json", new string(' ', 1 << 17))),
            ])
        );

        var error = await Assert.ThrowsAsync<UserErrorException>(() =>
            database.Store().Open("npm", archive, null, TestContext.Current.CancellationToken)
        );

        Assert.Contains("expand to more than 1048576 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_is_built_once_for_an_archives_content()
    {
        var archive = _database.Add("npm", Good("GHSA-1"));
        var builds = 0;
        for (var time = 0; time < 2; time++)
        {
            using var index = await _database
                .Store()
                .Open("npm", archive, (_, _) => builds++, TestContext.Current.CancellationToken);
        }
        Assert.Equal(1, builds);

        // The same length and name, other content.
        _database.Add("npm", Good("GHSA-2"));
        using var other = await Open(archive);

        Assert.Equal("GHSA-2", Assert.Single(other.Find("npm", "a")).Advisory.Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(50_000)]
    public async Task A_damaged_index_is_built_anew(int keep)
    {
        var archive = _database.Add("npm", Good("GHSA-1"));
        (await Open(archive)).Dispose();
        var file = Assert.Single(Files(), file => file.EndsWith(".index", StringComparison.Ordinal));
        var content = File.ReadAllBytes(file);
        Array.Clear(content, Math.Min(keep, content.Length / 2), content.Length - Math.Min(keep, content.Length / 2));
        File.WriteAllBytes(file, content);

        using var index = await Open(archive);

        Assert.Single(index.Find("npm", "a"));
    }

    [Fact]
    public async Task Damage_that_shows_only_when_a_page_is_read_is_mended_too()
    {
        var archive = _database.Add("npm", [.. Enumerable.Range(0, 3000).Select(index => Good($"GHSA-{index}"))]);
        (await Open(archive)).Dispose();
        var file = Assert.Single(Files(), file => file.EndsWith(".index", StringComparison.Ordinal));
        var content = File.ReadAllBytes(file);
        // Past the first pages, which hold the tables' beginnings and the summary.
        Array.Clear(content, 10 * 4096, content.Length - 10 * 4096);
        File.WriteAllBytes(file, content);
        using (var damaged = await Open(archive))
        {
            Assert.Equal(3000, damaged.Summary.Records);
        }
        using var reader = new Reader();
        var image = new ImageBuilder().Layer(layer =>
            layer.File("x/node_modules/a/package.json", """{"name":"a","version":"1.0.0"}""")
        );

        var analysis = await _database.Check(await reader.Read(image));

        Assert.Equal(3000, analysis.Vulnerabilities!.Vulnerabilities.Count);
    }

    [Fact]
    public async Task Of_one_ecosystem_only_the_latest_indexes_stay()
    {
        for (var time = 0; time < 5; time++)
        {
            (await Open(_database.Add("npm", Good($"GHSA-{time}")))).Dispose();
        }

        Assert.Equal(3, Files().Count(file => file.EndsWith(".index", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_at_once_build_one_whole_index()
    {
        var archive = _database.Add("npm", [.. Enumerable.Range(0, 3000).Select(index => Good($"GHSA-{index}"))]);
        var builders = 0;

        var indexes = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var isBuilder = 0;
                        var index = await _database
                            .Store()
                            .Open(
                                "npm",
                                archive,
                                (_, _) => Interlocked.Exchange(ref isBuilder, 1),
                                TestContext.Current.CancellationToken
                            );
                        Interlocked.Add(ref builders, isBuilder);
                        return index;
                    })
                )
        );

        Assert.All(indexes, index => Assert.Equal(3000, index.Find("npm", "a").Count()));
        Assert.Equal(1, builders);
        foreach (var index in indexes)
        {
            index.Dispose();
        }
    }

    [Fact]
    public void Whatever_is_bent_in_an_archive_it_is_read_or_refused()
    {
        var seed = SampleDatabase.Zip(
            ("a.json", Good("GHSA-1").Aliases("CVE-2026-1").Severity("CVSS_V3", "CVSS:3.1/AV:N").Json.ToJsonString()),
            (
                "b.json",
                new OsvRecordBuilder("DSA-1").Upstream("CVE-1").Affects("Debian:12", "a", "1").Json.ToJsonString()
            )
        );
        var (read, refused) = (0, 0);
        for (var number = 0; number < 500; number++)
        {
            var file = Path.Join(_database.ArchiveFolder, "bent.zip");
            Directory.CreateDirectory(_database.ArchiveFolder);
            File.WriteAllBytes(file, new Mutation(number).Of(seed));
            try
            {
                using var stream = File.OpenRead(file);
                ZipDirectory.Of(stream);
                _ = new OsvArchive(file, new ArchiveLimits()).Read(null, TestContext.Current.CancellationToken).Count();
                read++;
            }
            catch (InvalidDataException)
            {
                refused++;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"The seed {number} found a fault.", exception);
            }
        }
        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused");
    }

    [Fact]
    public void Whatever_is_bent_in_a_record_it_is_read_or_skipped()
    {
        var seed = Encoding.UTF8.GetBytes(
            Good("GHSA-1").Aliases("CVE-2026-1").Severity("CVSS_V3", "CVSS:3.1/AV:N").Word("HIGH").Json.ToJsonString()
        );
        var (read, skipped) = (0, 0);
        for (var number = 0; number < 500; number++)
        {
            var bent = Encoding.Latin1.GetString(new Mutation(number).Of(seed));
            var archive = new OsvArchive(
                _database.AddFile("npm", SampleDatabase.Zip(("a.json", bent))),
                new ArchiveLimits()
            );
            read += archive.Read(null, TestContext.Current.CancellationToken).Count();
            skipped += archive.Skipped.Count;
        }
        Assert.Equal(500, read + skipped);
        Assert.True(read > 0 && skipped > 0, $"{read} read, {skipped} skipped");
    }

    public void Dispose() => _database.Dispose();

    private static OsvRecordBuilder Good(string id) => new OsvRecordBuilder(id).Affects("npm", "a", "2.0.0");

    private Task<AdvisoryIndex> Open(string archive) =>
        _database.Store().Open("npm", archive, null, TestContext.Current.CancellationToken);

    private string[] Files() =>
        Directory.Exists(_database.IndexFolder) ? Directory.GetFiles(_database.IndexFolder) : [];
}
