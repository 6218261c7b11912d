namespace HelloAspire.Tests.Distributed.Engines;

/// <summary>The tests' second engine does not touch this machine's, and leaves nothing.</summary>
public sealed class PrivateEngineSpecs
{
    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    [PrivateEngineFact(Timeout = 120_000)]
    public async Task It_sees_nothing_of_this_machines_engine_and_leaves_nothing_behind()
    {
        string name;
        await using (var engine = await PrivateEngine.StartAsync("64m"))
        {
            name = Path.GetFileName(Path.GetDirectoryName(engine.Host)!);
            Assert.Empty(await engine.Cli.ListAsync(Limit, "images", "--quiet"));
            Assert.NotEqual(await IdOf(EngineCli.Current), await IdOf(engine.Cli));
            Assert.NotEmpty(TracesOf(name));
        }

        await Eventually.IsTrueAsync(
            () => Task.FromResult(!TracesOf(name).Any()),
            () => $"nothing is left of {name}. Left are: {string.Join(' ', TracesOf(name))}"
        );
    }

    private static Task<string> IdOf(EngineCli engine) => engine.RunAsync(Limit, "info", "--format", "{{.ID}}");

    private static IEnumerable<string> TracesOf(string name) =>
        [
            .. Directory.EnumerateFileSystemEntries(Path.GetTempPath(), name),
            .. Directory.EnumerateFileSystemEntries("/sys/class/net", name),
            .. Directory.EnumerateDirectories("/sys/fs/cgroup", name, SearchOption.AllDirectories),
            .. File.ReadLines("/proc/self/mounts").Where(mount => mount.Contains(name, StringComparison.Ordinal)),
        ];
}
