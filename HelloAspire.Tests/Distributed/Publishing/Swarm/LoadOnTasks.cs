using System.Collections.Concurrent;
using System.Net.Sockets;

namespace HelloAspire.Tests.Distributed.Publishing.Swarm;

/// <summary>
/// Clients that follow a service's tasks, as a load balancer before a Swarm does: they learn several times a second which
/// tasks are wanted, and turn to the next where none takes the connection, as nothing has been sent then.
/// </summary>
internal sealed class LoadOnTasks : IAsyncDisposable
{
    private const int Clients = 4;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly SwarmStack _stack;
    private readonly string _service;
    private readonly Task _work;
    private volatile IReadOnlyList<SwarmTask> _tasks;
    private int _turnedAway;

    private LoadOnTasks(SwarmStack stack, string service, IReadOnlyList<SwarmTask> tasks)
    {
        (_stack, _service, _tasks) = (stack, service, tasks);
        _work = Task.WhenAll([
            Task.Run(FollowAsync),
            .. Enumerable.Range(0, Clients).Select(first => Task.Run(() => AskAsync(first))),
        ]);
    }

    /// <summary>The requests that have ended.</summary>
    public IReadOnlyCollection<Request> Requests => _requests;

    /// <summary>How often a task did not take a connection, and another was asked.</summary>
    public int TurnedAway => _turnedAway;

    public static async Task<LoadOnTasks> StartAsync(SwarmStack stack, string service) =>
        new(stack, service, await stack.AreRunningAsync(service));

    /// <summary>Waits until so many more requests have ended.</summary>
    public Task MoreAsync(int count)
    {
        var wanted = _requests.Count + count;
        return Eventually.IsTrueAsync(() => _requests.Count >= wanted, $"{count} more requests have ended");
    }

    /// <summary>Ends the load after the requests under way.</summary>
    public async Task StopAsync()
    {
        await _end.CancelAsync();
        await _work;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _end.Dispose();
    }

    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Period);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                _tasks = await _stack.TasksAsync(_service, _end.Token);
            }
        }
        catch (OperationCanceledException) { }
    }

    private async Task AskAsync(int turn)
    {
        using var client = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync })
        {
            Timeout = AnswerLimit,
        };
        while (!_end.IsCancellationRequested)
        {
            var tasks = _tasks;
            if (tasks.Count == 0)
            {
                await Task.Delay(Period);
                continue;
            }
            var task = tasks[turn++ % tasks.Count];
            var start = DateTimeOffset.UtcNow;
            try
            {
                await client.GetStringAsync(
                    new Uri($"http://{_stack.Engine.Address}:{task.Port}/"),
                    CancellationToken.None
                );
                _requests.Enqueue(new(task, start, null));
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                Interlocked.Increment(ref _turnedAway);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                _requests.Enqueue(new(task, start, e.Message));
            }
        }
    }

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ConnectLimit);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
    }

    /// <param name="Failure">Why there was no answer; null where there was one.</param>
    internal sealed record Request(SwarmTask Task, DateTimeOffset Start, string? Failure);
}
