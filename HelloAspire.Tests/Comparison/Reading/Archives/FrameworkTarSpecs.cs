using System.Formats.Tar;
using System.Text;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Archives;

/// <summary>
/// What the framework's own tar reader cannot do with layers, and the comparison's own can. Where one of these fails with a
/// newer framework, it has learnt that: once all fail, the own reader can go.
/// </summary>
public sealed class FrameworkTarSpecs
{
    [Theory]
    [InlineData("1.0")]
    [InlineData("0.1")]
    public void Sparse_files_come_out_as_they_are_packed(string version)
    {
        var records = new List<(string, string)> { ("GNU.sparse.realsize", "2000000"), ("GNU.sparse.name", "sparse") };
        var content = "data"u8.ToArray();
        if (version == "1.0")
        {
            records.AddRange([("GNU.sparse.major", "1"), ("GNU.sparse.minor", "0")]);
            content = [.. Encoding.ASCII.GetBytes("1\n0\n4\n".PadRight(512, '\0')), .. content];
        }
        else
        {
            records.Add(("GNU.sparse.map", "0,4"));
        }

        var entry = Assert.Single(Read(new LayerBuilder().Pax([.. records]).Member('0', "packed", content)));

        Assert.NotEqual(2_000_000, entry.DataStream!.Length);
    }

    [Fact]
    public void The_old_sparse_format_of_GNU_is_refused()
    {
        Assert.Throws<NotSupportedException>(() => Read(new LayerBuilder().Member('S', "sparse", "data"u8.ToArray())));
    }

    [Fact]
    public void Memory_is_laid_out_for_whatever_an_extended_header_claims()
    {
        const int Claimed = 256 << 20;
        var bomb = new LayerBuilder().Member('x', "PaxHeaders/0", new byte[512], claimedSize: Claimed).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<EndOfStreamException>(() => Read(bomb));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, Claimed, long.MaxValue);
    }

    [Fact]
    public void Names_that_differ_only_in_bytes_that_are_no_UTF8_become_one()
    {
        var archive = new LayerBuilder().Member('0', [0xE8], [], []).Member('0', [0xE9], [], []);

        Assert.Single(Read(archive).Select(entry => entry.Name).Distinct());
    }

    private static List<TarEntry> Read(LayerBuilder archive) => Read(archive.ToArray());

    private static List<TarEntry> Read(byte[] archive)
    {
        using var reader = new TarReader(new MemoryStream(archive));
        var entries = new List<TarEntry>();
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }
        return entries;
    }
}
