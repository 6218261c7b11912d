using FsCheck.Xunit;
using HelloAspire.Comparison;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Reading.Archives;

/// <summary>Whatever bytes of an archive are bent, it is read or refused: nothing else ever happens.</summary>
public sealed class DamageProperties : IDisposable
{
    private readonly Reader _reader = new();
    private readonly byte[] _archive;

    public DamageProperties()
    {
        var image = ImageBuilder
            .Clean()
            .Layer(layer =>
                layer
                    .Pax(("path", "sparse"), ("GNU.sparse.realsize", "100"), ("GNU.sparse.map", "0,4"))
                    .File("x", "1234")
                    .File("usr/bin/elf", "\u007FELF\u0002\u0001" + new string('\u0001', 200), "755")
                    .File("var/lib/dpkg/status", "Package: a\nVersion: 1\nStatus: install ok installed\n")
                    .HardLink("app/again", "app/hello")
            )
            .Layer(layer => layer.Whiteout("app/hello").Opaque("usr"), Compression.Gzip);
        _archive = File.ReadAllBytes(_reader.Files.Docker(image)["docker-archive:".Length..]);
    }

    [Property(MaxTest = 150)]
    public async Task Bent_bytes_are_read_or_refused(int[] places, byte value)
    {
        var bent = _archive.ToArray();
        foreach (var place in places)
        {
            bent[(int)((uint)(place * 7919) % bent.Length)] = value;
        }
        var path = _reader.Files.Write(bent);
        try
        {
            await _reader.Read("docker-archive:" + path);
        }
        catch (UserErrorException) { }
        File.Delete(path);
    }

    public void Dispose() => _reader.Dispose();
}
