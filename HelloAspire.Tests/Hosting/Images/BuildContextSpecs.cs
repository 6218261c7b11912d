using System.Runtime.Versioning;
using System.Security.Cryptography;
using HelloAspire.Hosting.Images;

namespace HelloAspire.Tests.Hosting.Images;

/// <summary>Whatever an engine would copy otherwise gives another hash.</summary>
[Trait("Category", "Model")]
public sealed class BuildContextSpecs : IDisposable
{
    private readonly DirectoryInfo _context = Directory.CreateTempSubdirectory("context with ü ");

    public BuildContextSpecs()
    {
        Write("src/a file.sh", "echo");
        File.CreateSymbolicLink(PathTo("link"), "src/a file.sh");
        Directory.CreateDirectory(PathTo("out"));
        Write(".dockerignore", "out\n");
    }

    public void Dispose() => _context.Delete(recursive: true);

    [Fact]
    public async Task A_files_content_counts() => await ChangesAsync(() => Write("src/a file.sh", "exit"));

    [Theory]
    [InlineData("src/a file.sh", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)]
    [InlineData("src/a file.sh", UnixFileMode.UserRead)]
    [InlineData("src", UnixFileMode.UserRead | UnixFileMode.UserExecute)]
    [UnsupportedOSPlatform("windows")]
    public async Task A_mode_counts(string path, UnixFileMode mode)
    {
        const UnixFileMode Writable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

        await ChangesAsync(() => File.SetUnixFileMode(PathTo(path), mode));

        File.SetUnixFileMode(PathTo("src"), Writable);
    }

    [Fact]
    public async Task An_empty_directory_counts() =>
        await ChangesAsync(() => Directory.CreateDirectory(PathTo("src/empty")));

    [Fact]
    public async Task A_links_target_counts() =>
        await ChangesAsync(() =>
        {
            File.Delete(PathTo("link"));
            File.CreateSymbolicLink(PathTo("link"), "nowhere");
        });

    [Fact]
    public async Task A_name_counts() => await ChangesAsync(() => File.Move(PathTo("link"), PathTo("lınk")));

    [Fact]
    public async Task Times_and_what_is_left_out_do_not_count()
    {
        var before = await HashAsync();

        File.SetLastWriteTimeUtc(PathTo("src/a file.sh"), DateTime.UnixEpoch);
        Write("out/log", "any");

        Assert.Equal(before, await HashAsync());
    }

    private async Task ChangesAsync(Action change)
    {
        var before = await HashAsync();
        change();
        Assert.NotEqual(before, await HashAsync());
    }

    private async Task<string> HashAsync()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await new BuildContext(_context.FullName, PathTo("Dockerfile")).AddToAsync(
            hash,
            TestContext.Current.CancellationToken
        );
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private string PathTo(string path) => Path.Combine(_context.FullName, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(path))!);
        File.WriteAllText(PathTo(path), text);
    }
}
