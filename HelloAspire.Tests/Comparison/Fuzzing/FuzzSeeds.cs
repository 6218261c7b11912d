using System.Text;
using HelloAspire.Tests.Comparison.Images.Inventory;
using HelloAspire.Tests.Comparison.Reading.Sources;
using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Fuzzing;

/// <summary>What fuzzing starts from: a little of everything that is read.</summary>
internal static class FuzzSeeds
{
    /// <summary>Seeds of <see cref="Mutation"/> that once led to a fault. None has yet: the first stands for that there must be one.</summary>
    public static int[] Findings { get; } = [0];

    /// <summary>Files whose content is looked into.</summary>
    public static IReadOnlyList<(string Path, byte[] Content)> Files { get; } =
    [
        (
            "var/lib/dpkg/status",
            "Package: a\nStatus: install ok installed\nSource: s (0.9)\nVersion: 1\n\nPackage: b\nVersion: 2\n"u8.ToArray()
        ),
        ("lib/apk/db/installed", "C:Q1\nP:musl\nV:1.2.5-r0\no:musl-src\n\nP:zlib\nV:1.3\n"u8.ToArray()),
        ("var/lib/rpm/rpmdb.sqlite", RpmSamples.Sqlite("delete")),
        ("var/lib/rpm/Packages.db", RpmSamples.Ndb(("bash", "5.2"), ("zlib", "1.3"))),
        ("var/lib/rpm/Packages", RpmSamples.Recorded("bdb").Database),
        ("usr/bin/old-go-program", ProgramSamples.OldGo("go1.16.3", "mod\texample.org/app\tv1\n")),
        ("usr/bin/go-program", ProgramSamples.Go("go1.22.1", "mod\texample.org/app\tv1\ndep\texample.org/lib\tv2\n")),
        ("app/single", ProgramSamples.SingleFile(ProgramSamples.Dependencies, "App.dll", "Present.dll")),
        ("app/app.deps.json", ProgramSamples.Dependencies),
        ("app/lib.jar", JavaSamples.Fat()),
        ("app/node_modules/a/package.json", """{"name":"a","version":"1"}"""u8.ToArray()),
        ("usr/lib/python3/a.dist-info/METADATA", "Name: a\nVersion: 1\n\ntext"u8.ToArray()),
        (
            "app/app.cdx.json",
            """{"bomFormat":"CycloneDX","components":[{"group":"g","name":"n","version":"1","purl":"pkg:maven/g/n@1"}]}"""u8.ToArray()
        ),
        (
            "var/lib/chisel/manifest.wall",
            Compression.Zstd.Of("""{"kind":"package","name":"a","version":"1"}"""u8.ToArray())
        ),
        (
            "var/lib/rpmmanifest/container-manifest-2",
            "bash\t5.1-1\t1\t2\tx\t(none)\t3\tx86_64\t0\tbash.src.rpm\n"u8.ToArray()
        ),
        ("etc/os-release", "# of Debian\nID=debian\nVERSION_ID=\"12\"\n"u8.ToArray()),
        ("etc/passwd", "root:x:0:0:root:/root:/bin/sh\n+::::::\n"u8.ToArray()),
        ("app/script", "#!/usr/bin/env -S sh -e\nexport TOKEN=1\n"u8.ToArray()),
        ("root/.netrc", "machine a login b password q7Zt0XbVw2Lk\n"u8.ToArray()),
    ];

    /// <summary>Bills of materials.</summary>
    public static IReadOnlyList<byte[]> Bills { get; } =
    [
        Encoding.UTF8.GetBytes(BillSamples.Syft),
        Encoding.UTF8.GetBytes(BillSamples.SyftSpdx),
        Encoding.UTF8.GetBytes(BillSamples.Trivy),
        Encoding.UTF8.GetBytes(BillSamples.TrivySpdx),
    ];

    /// <summary>A layer with each of them, and with every kind of member.</summary>
    public static byte[] Layer { get; } = Fill(new LayerBuilder()).ToArray();

    /// <summary>A layer that changes the one below.</summary>
    public static byte[] Upper { get; } =
        new LayerBuilder()
            .Whiteout("etc/passwd")
            .Opaque("app")
            .File("app/new", "1")
            .HardLink("again", "usr/bin/go-program")
            .SymbolicLink("lib", "usr/lib")
            .File("lib/x", "2")
            .Whiteout("lib/python3")
            .ToArray();

    public static ImageBuilder Image() =>
        ImageBuilder.Clean().Layer(Layer).Layer(Upper, Compression.Gzip).Env("A=b").Volume("/data");

    private static LayerBuilder Fill(LayerBuilder layer)
    {
        layer
            .Pax(("path", "sparse"), ("GNU.sparse.realsize", "100"), ("GNU.sparse.map", "0,4"), ("uid", "-2"))
            .File("x", "1234")
            .Directory("usr/bin")
            .SymbolicLink("bin", "usr/bin")
            .File("bin/tool", "tool", "4755")
            .HardLink("usr/bin/alias", "bin/tool")
            .Member('3', "dev/null", [])
            .File(string.Join('/', Enumerable.Repeat("long", 40)), "long");
        foreach (var (path, content) in Files)
        {
            layer.File(path, content, "755");
        }
        return layer;
    }
}
