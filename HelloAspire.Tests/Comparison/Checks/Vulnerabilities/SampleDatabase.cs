using System.IO.Compression;
using System.Text;
using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Checks.Vulnerabilities;
using HelloAspire.Comparison.Checks.Vulnerabilities.Archives;
using HelloAspire.Comparison.Checks.Vulnerabilities.Indexing;

namespace HelloAspire.Tests.Comparison.Checks.Vulnerabilities;

/// <summary>A database of a test's own making: small archives in a folder that is gone after the test.</summary>
internal sealed class SampleDatabase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("osv-sample-");

    /// <summary>A day after the records were changed.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    public string ArchiveFolder => Path.Join(_folder.FullName, "archives");

    public string IndexFolder => Path.Join(_folder.FullName, "indexes");

    public ArchiveLimits Limits { get; init; } = new();

    /// <summary>Writes an ecosystem's archive.</summary>
    /// <returns>Its path.</returns>
    public string Add(string ecosystem, params OsvRecordBuilder[] records) =>
        AddFile(ecosystem, Zip([.. records.Select(record => (record.Id + ".json", record.Json.ToJsonString()))]));

    /// <summary>Writes an ecosystem's archive, of whatever bytes.</summary>
    public string AddFile(string ecosystem, byte[] zip)
    {
        var file = Path.Join(ArchiveFolder, ecosystem, "all.zip");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, zip);
        return file;
    }

    public static byte[] Zip(params (string Name, string Content)[] files)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return output.ToArray();
    }

    public VulnerabilityDatabase Open(DateTimeOffset? now = null) =>
        new(new ArchiveFolder(ArchiveFolder), Store(), new SampleClock(now ?? Now));

    public IndexStore Store() => new(IndexFolder, Limits);

    public Task<ImageAnalysis> Check(ImageAnalysis analysis, DateTimeOffset? now = null) =>
        Open(now).Check(analysis, cancellationToken: TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>A clock that stands still.</summary>
internal sealed class SampleClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
