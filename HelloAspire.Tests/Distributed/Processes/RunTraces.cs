using System.Globalization;

namespace HelloAspire.Tests.Distributed.Processes;

/// <summary>What a running app host has made on this machine, noted to be looked for once it has ended.</summary>
internal sealed class RunTraces
{
    /// <summary>The orchestrator's label on containers and networks: the ID of its process.</summary>
    private const string CreatorLabel = "com.microsoft.developer.usvc-dev.creatorProcessId";

    /// <summary>
    /// What is a user's and not one run's: Aspire's history of runs, which it limits itself, its keys and its list of
    /// ports; the comparison's cache; the state of the builder and of the SDK's tools.
    /// </summary>
    private static readonly string[] Kept =
    [
        ".aspire/dashboard",
        ".aspnet/DataProtection-Keys",
        ".cache/Microsoft/DeveloperTools",
        ".cache/hello-compare",
        // A socket file that the orchestrator leaves about once in fifty runs that are killed early: docs/reliability.md. Whether
        // one is in use cannot be told from another network namespace, so nobody but the orchestrator may remove it.
        ".cache/dcp/dcp-notify-sock",
        ".dcp",
        ".docker",
        ".local/share/NuGet",
        ".microsoft/usersecrets",
        "NuGetScratch",
    ];

    private readonly AppHostProcess _appHost;
    private readonly HashSet<string> _processes;

    private RunTraces(AppHostProcess appHost, HashSet<string> processes) =>
        (_appHost, _processes) = (appHost, processes);

    /// <summary>Notes what there is so far, be it nothing.</summary>
    public static RunTraces Of(AppHostProcess appHost)
    {
        var traces = new RunTraces(appHost, []);
        traces.NoteProcesses();
        return traces;
    }

    public static async Task<RunTraces> NoteAsync(AppHostProcess appHost)
    {
        var traces = Of(appHost);
        // What is not found while it is there would not be missed later.
        var found = await traces.FindAsync();
        foreach (var kind in (string[])["process", "network", "file"])
        {
            Assert.Contains(found, trace => trace.StartsWith(kind, StringComparison.Ordinal));
        }
        return traces;
    }

    /// <summary>Waits until nothing is left of the run but what is said to stay.</summary>
    public Task AreGoneAsync(string? except = null)
    {
        var left = new List<string>();
        return Eventually.IsTrueAsync(
            async () =>
            {
                left =
                [
                    .. (await FindAsync()).Where(t => except is null || !t.Contains(except, StringComparison.Ordinal)),
                ];
                return left.Count == 0;
            },
            () => $"nothing is left of the run. Left are:\n{string.Join('\n', left)}\nIt printed:\n{_appHost.Output}"
        );
    }

    /// <summary>Notes the processes that have come since: what containers and networks name is one of them.</summary>
    public void NoteProcesses() =>
        _processes.UnionWith(_appHost.Family.Running().Keys.Select(p => p.ToString(CultureInfo.InvariantCulture)));

    private async Task<List<string>> FindAsync()
    {
        NoteProcesses();
        return
        [
            .. _appHost.Family.Running().Select(p => $"process {p.Key}: {p.Value}"),
            .. (await ListAsync("ps", "-a")).Select(c => $"container {c}"),
            .. (await ListAsync("network", "ls")).Select(n => $"network {n}"),
            .. FilesIn(_appHost.Settings.TemporaryDirectory).Concat(FilesIn(_appHost.Settings.Home)),
        ];
    }

    private async Task<IEnumerable<string>> ListAsync(params string[] command) =>
        from line in await EngineCli.Current.ListAsync(
            TestContext.Current.CancellationToken,
            [.. command, "--format", $$$"""{{.ID}} of {{.Label "{{{CreatorLabel}}}"}}"""]
        )
        let parts = line.Split(" of ")
        where parts.Length == 2 && _processes.Contains(parts[1])
        select parts[0];

    private static IEnumerable<string> FilesIn(DirectoryInfo directory) =>
        directory
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(directory.FullName, f.FullName))
            .Where(f => !Kept.Any(k => f.StartsWith(k, StringComparison.Ordinal)))
            .Select(f => $"file {f}");
}
