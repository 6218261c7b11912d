using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting.Cleanup;

/// <summary>Containers and networks with labels of the test's choice, for others to clean up.</summary>
internal sealed class Litter : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _context = Directory.CreateTempSubdirectory("hello-aspire-");
    private readonly List<string> _containers = [];
    private readonly List<string> _networks = [];
    private string _image = "";

    private static EngineCli Engine => EngineCli.Current;

    public async ValueTask InitializeAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await File.WriteAllTextAsync(
            Path.Combine(_context.FullName, "Dockerfile"),
            $"FROM scratch\nLABEL litter={_context.Name}\nCMD [\"none\"]\n",
            limit.Token
        );
        _image = await Engine.RunAsync(limit.Token, "build", "-q", _context.FullName);
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await Engine.TryRunAsync(limit.Token, ["rm", "-f", .. _containers]);
        await Engine.TryRunAsync(limit.Token, ["network", "rm", .. _networks]);
        await Engine.TryRunAsync(limit.Token, "rmi", "-f", _image);
        _context.Delete(recursive: true);
    }

    public async Task<string> AddContainerAsync(params string[] labels)
    {
        var id = await Engine.RunAsync(
            TestContext.Current.CancellationToken,
            ["create", .. labels.Select(l => $"--label={l}"), _image]
        );
        _containers.Add(id);
        return id;
    }

    public async Task<string> AddNetworkAsync(params string[] labels)
    {
        var id = await Engine.RunAsync(
            TestContext.Current.CancellationToken,
            ["network", "create", .. labels.Select(l => $"--label={l}"), $"litter-{Guid.NewGuid():N}"]
        );
        _networks.Add(id);
        return id;
    }

    /// <summary>Counts the containers and networks with a label.</summary>
    public static async Task<int> CountAsync(string label)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var containers = await Engine.ListAsync(cancellationToken, "ps", "-aq", "--filter", $"label={label}");
        var networks = await Engine.ListAsync(cancellationToken, "network", "ls", "-q", "--filter", $"label={label}");
        return containers.Length + networks.Length;
    }
}
