using HelloAspire.Tests.Comparison.Samples;

namespace HelloAspire.Tests.Comparison.Images.AttackSurface;

public sealed class AttackSurfaceSpecs : IDisposable
{
    private readonly Reader _reader = new();

    [Fact]
    public async Task Tools_are_told_by_name_place_and_right_and_count_once()
    {
        var surface = (
            await _reader.Read(
                new ImageBuilder().Layer(layer =>
                    layer
                        .SymbolicLink("bin", "usr/bin")
                        .File("usr/bin/dash", "1", "755")
                        .SymbolicLink("usr/bin/sh", "dash")
                        .File("usr/bin/apt-get", "1", "755")
                        .File("usr/bin/x86_64-linux-gnu-gcc-12", "1", "755")
                        .SymbolicLink("usr/bin/gcc", "x86_64-linux-gnu-gcc-12")
                        .File("usr/lib/gcc/x86_64-linux-gnu/12/cc1", "1", "755")
                        .File("usr/share/dotnet/sdk/10.0.100/dotnet.dll")
                        .File("usr/share/dotnet/sdk/10.0.100/Roslyn/bincore/csc.dll")
                        .File("usr/bin/gdb", "1", "755")
                        .File("usr/bin/curl", "1", "755")
                        // None of these can be started by its name.
                        .File("usr/bin/wget", "1", "644")
                        .File("usr/share/bash-completion/completions/ssh", "1", "755")
                        .File("etc/cron.daily/dpkg", "1", "755")
                )
            )
        ).AttackSurface;

        Assert.Equal(["/usr/bin/dash"], surface.Shells);
        Assert.Equal(["/usr/bin/apt-get"], surface.PackageManagers);
        Assert.Equal(
            [
                "/usr/bin/x86_64-linux-gnu-gcc-12",
                "/usr/lib/gcc/x86_64-linux-gnu/12/cc1",
                "/usr/share/dotnet/sdk/10.0.100/Roslyn/bincore/csc.dll",
            ],
            surface.Compilers
        );
        Assert.Equal(["/usr/share/dotnet/sdk/10.0.100"], surface.Sdks);
        Assert.Equal(["/usr/bin/gdb"], surface.Debuggers);
        Assert.Equal(["/usr/bin/curl"], surface.NetworkTools);
        Assert.Equal(8, surface.Executables);
    }

    [Fact]
    public async Task Rights_count_as_find_counts_them()
    {
        var surface = (
            await _reader.Read(
                new ImageBuilder().Layer(layer =>
                    layer
                        .File("usr/bin/su", "1", "4755")
                        .HardLink("usr/bin/su2", "usr/bin/su", "4755")
                        .File("usr/bin/wall", "1", "2755")
                        .Directory("var/local", "2775")
                        .Directory("tmp", "1777")
                        .Directory("open", "777")
                        .File("open/file", "1", "666")
                        .SymbolicLink("open/link", "file")
                )
            )
        ).AttackSurface;

        Assert.Equal(["/usr/bin/su", "/usr/bin/su2", "/usr/bin/wall"], surface.SetUid);
        Assert.Equal(["/open", "/open/file"], surface.WorldWritable);
    }

    public void Dispose() => _reader.Dispose();
}
