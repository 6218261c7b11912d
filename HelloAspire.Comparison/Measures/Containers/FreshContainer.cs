using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Engines.Containers;

namespace HelloAspire.Comparison.Measures.Containers;

/// <summary>A container that a measure starts for itself on a free loopback port, and removes.</summary>
internal sealed partial class FreshContainer : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private const int LinesToShow = 10;
    private const int MostPorts = 3;

    private readonly ContainerEngine _engine;
    private readonly Func<int, Task<string>> _create;

    private FreshContainer(ContainerEngine engine, ImageVariant variant, Func<int, Task<string>> create) =>
        (_engine, Variant, _create) = (engine, variant, create);

    /// <summary>How long a container may take until its first healthy answer.</summary>
    public static TimeSpan StartLimit { get; } = TimeSpan.FromSeconds(60);

    public ImageVariant Variant { get; }
    public string Id { get; private set; } = "";
    public Uri Url { get; private set; } = null!;

    /// <summary>Creates a container without starting it.</summary>
    /// <exception cref="UserErrorException">The engine refuses.</exception>
    public static async Task<FreshContainer> Create(
        ContainerEngine engine,
        ImageVariant variant,
        IEnumerable<string> frame,
        CancellationToken cancellationToken
    )
    {
        var target = variant.TargetPort ?? await ListeningPort.Of(engine, variant.Image.Location, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var container = new FreshContainer(
            engine,
            variant,
            // Never cancelled: a client that is killed halfway leaves a container whose ID nobody knows.
            port =>
                engine.Ask(
                    $"create a container of '{variant.Image.Location}'",
                    [
                        "container",
                        "create",
                        .. CreatorLabels.Arguments,
                        // The image's own would start a process in the container while it is measured.
                        "--no-healthcheck",
                        "--publish",
                        $"127.0.0.1:{port}:{target}",
                        .. ContainerFrame.For(engine, frame),
                        variant.Image.Location,
                    ],
                    CancellationToken.None
                )
        );
        await container.CreateOnFreePort();
        return container;
    }

    /// <summary>Starts the container and waits for its first healthy answer.</summary>
    /// <exception cref="UserErrorException">It ends, or does not answer in time.</exception>
    public async Task<StartDuration> Start(CancellationToken cancellationToken)
    {
        // No request before that: one that reaches the engine's port proxy before the container's network is up
        // hangs for the second until TCP sends its SYN again (RFC 6298), and would be taken for the start-up.
        var clock = await StartOnFreePort();
        var (answered, at) = await WaitUntilHealthy(clock, cancellationToken);
        var state = await State(cancellationToken);
        return new StartDuration(answered, at - state.StartedAt);
    }

    /// <summary>Asks the container to end, as <c>stop</c> does, and waits until it has.</summary>
    /// <param name="limit">After how long the engine kills it.</param>
    public async Task<StopDuration> Stop(TimeSpan limit, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        await _engine.Ask(
            $"stop a container of '{Variant.Image.Location}'",
            ["container", "stop", "--time", $"{limit.TotalSeconds:0}", Id],
            cancellationToken
        );
        var took = clock.Elapsed;
        return new StopDuration(took, (await State(cancellationToken)).ExitCode);
    }

    public async ValueTask DisposeAsync() =>
        await _engine.Run(["container", "rm", "--force", "--volumes", Id], CancellationToken.None);

    /// <summary>Fails where the container has ended by itself.</summary>
    /// <param name="when">As "under load".</param>
    /// <exception cref="UserErrorException">It has: the message tells how, and its last lines.</exception>
    public async Task FailIfEnded(string when, CancellationToken cancellationToken)
    {
        if (await ContainerEnd.Of(_engine, Id, cancellationToken) is { } end)
        {
            throw new UserErrorException(
                $"A container of '{Variant.Name}' ended {when}: {end.Cause}. {Remedy(end)} {Log(end.LastLines)}"
            );
        }
    }

    private static string Remedy(ContainerEnd end) =>
        end.OutOfMemory
            ? $"Give it more memory ({ContainerFrame.Section}), or let it use less."
            : $"Check whether it runs with {ContainerFrame.Section}.";

    private static string Log(string lines) => lines.Length == 0 ? "Its log is empty." : $"Its last lines:\n{lines}";

    private async Task CreateOnFreePort()
    {
        var port = FreePort.Next();
        Id = (await _create(port)).Split('\n')[^1];
        Url = new Uri($"http://127.0.0.1:{port}");
    }

    // Returns the time since the engine's command. Until then, another program may have taken the port.
    private async Task<Stopwatch> StartOnFreePort()
    {
        for (var ports = 1; ; ports++)
        {
            var clock = Stopwatch.StartNew();
            try
            {
                await _engine.Ask(
                    $"start a container of '{Variant.Image.Location}'",
                    ["container", "start", Id],
                    CancellationToken.None
                );
                return clock;
            }
            catch (UserErrorException exception) when (ports < MostPorts && TakenPort().IsMatch(exception.Message))
            {
                await DisposeAsync();
                await CreateOnFreePort();
            }
        }
    }

    private Task<ContainerState> State(CancellationToken cancellationToken) =>
        ContainerState.Of(_engine, Id, cancellationToken);

    private async Task<(TimeSpan Answered, DateTimeOffset At)> WaitUntilHealthy(
        Stopwatch clock,
        CancellationToken cancellationToken
    )
    {
        using var client = LoopbackClient.Create();
        var nextLook = BetweenLooks;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await Health.Answers(client, Url, Variant.HealthPath, cancellationToken))
            {
                return (clock.Elapsed, DateTimeOffset.UtcNow);
            }
            if (clock.Elapsed > nextLook)
            {
                nextLook = clock.Elapsed + BetweenLooks;
                await FailIfEnded("before its first healthy response", cancellationToken);
                await FailIfLate(clock.Elapsed, cancellationToken);
            }
            await Task.Delay(BetweenTries, cancellationToken);
        }
    }

    private async Task FailIfLate(TimeSpan elapsed, CancellationToken cancellationToken)
    {
        if (elapsed >= StartLimit)
        {
            var lines = await _engine.LastLines(Id, LinesToShow, cancellationToken);
            throw new UserErrorException(
                $"A container of '{Variant.Name}' is running, but does not answer {Health.Path(Variant.HealthPath)} within "
                    + $"{StartLimit.TotalSeconds:0} s. Check its port (TargetPort) and its health path (HealthPath). {Log(lines)}"
            );
        }
    }

    // Docker, Docker Desktop and Podman.
    [GeneratedRegex(
        "address already in use|port is already allocated|ports are not available",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TakenPort();
}

/// <summary>How long a container took to answer.</summary>
/// <param name="Total">From the engine's <c>start</c> command to the first healthy answer.</param>
/// <param name="Program">From the start of the container's process, by the engine's clock, to that answer.</param>
internal readonly record struct StartDuration(TimeSpan Total, TimeSpan Program);

/// <summary>How a container ended.</summary>
/// <param name="Total">From the engine's <c>stop</c> command to its return.</param>
internal readonly record struct StopDuration(TimeSpan Total, int ExitCode);

internal static class FreePort
{
    /// <summary>A loopback port that nobody listens on right now.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
