using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace HelloAspire.Tests.Distributed.Load;

/// <summary>Clients that mean harm or are broken do not reach the others.</summary>
[Collection<HelloCollection>]
public sealed class HostileClientSpecs(HelloApp hello)
{
    private const int Idle = 5_000;
    private const int Slow = 200;
    private const int Pipelined = 20_000;

    /// <summary>For an answer to somebody else meanwhile; generous, as the machine may be busy.</summary>
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Refused =>
        new()
        {
            { "no HTTP at all", "400", "\u0016\u0003\u0001 hello\r\n\r\n" },
            { "a request line without a version", "400", "GET /\r\n\r\n" },
            { "no host", "400", "GET / HTTP/1.1\r\n\r\n" },
            { "two hosts", "400", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" },
            { "a header without a colon", "400", "GET / HTTP/1.1\r\nHost: x\r\nbroken\r\n\r\n" },
            { "a length that is no number", "400", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n" },
            {
                "a chunk that is no chunk",
                "400",
                "POST /none HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\nzz"
            },
            { "a version that there is not", "505", "GET / HTTP/9.9\r\nHost: x\r\n\r\n" },
            { "a request line of 64 kB", "414", $"GET /{new string('a', 1 << 16)} HTTP/1.1\r\nHost: x\r\n\r\n" },
            { "a header of 64 kB", "431", $"GET / HTTP/1.1\r\nHost: x\r\nA: {new string('a', 1 << 16)}\r\n\r\n" },
            {
                "a thousand headers",
                "431",
                $"GET / HTTP/1.1\r\nHost: x\r\n{string.Concat(Enumerable.Range(0, 1000).Select(i => $"a{i}: b\r\n"))}\r\n"
            },
            { "a body of 1 TB", "405", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000000\r\n\r\n" },
        };

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Refused))]
    public async Task A_malformed_request_is_refused_and_the_next_is_answered(
        string what,
        string status,
        string request
    )
    {
        var service = await LoadedService.FindAsync(hello, HelloApp.MultiStage);

        var answer = await service.AnswerToAsync(request, Token);
        var next = await service.GreetAsync(Token);

        LoadFigures.Note(what, $"{status}; the next request is answered in {next.TotalMilliseconds:0} ms");
        Assert.StartsWith($"HTTP/1.1 {status} ", answer, StringComparison.Ordinal);
        Assert.InRange(next, TimeSpan.Zero, Prompt);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task Thousands_of_idle_connections_leave_the_service_answering(string resource)
    {
        var service = await LoadedService.FindAsync(hello, resource);
        var before = service.Resident();
        var idle = new List<TcpClient>();
        try
        {
            for (var i = 0; i < Idle; i++)
            {
                idle.Add(await service.ConnectAsync(Token));
            }
            var answers = await GreetAsync(service, 20);
            var grown = service.Resident() - before;

            LoadFigures.Note(
                $"{resource}: {Idle:N0} idle connections",
                $"others are answered in {Told(answers)}; {grown / 1e6:0.0} MB more, {grown / Idle / 1e3:0.0} kB a connection"
            );
            Assert.All(answers, answer => Assert.InRange(answer, TimeSpan.Zero, Prompt));
            Assert.InRange(grown, long.MinValue, 100_000_000);
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Clients_that_send_byte_by_byte_are_ended_and_hold_up_nobody()
    {
        var service = await LoadedService.FindAsync(hello, HelloApp.MultiStage);
        var clock = Stopwatch.StartNew();

        var slow = Enumerable.Range(0, Slow).Select(_ => DribbleAsync(service)).ToList();
        var answers = await GreetAsync(service, 50);
        var ends = await Task.WhenAll(slow);

        LoadFigures.Note(
            $"{Slow} clients that send a byte of their headers each 100 ms",
            $"others are answered in {Told(answers)}; each slow one gets 408 after {clock.Elapsed.TotalSeconds:0} s at most"
        );
        Assert.All(answers, answer => Assert.InRange(answer, TimeSpan.Zero, Prompt));
        Assert.All(ends, end => Assert.StartsWith("HTTP/1.1 408 ", end, StringComparison.Ordinal));
    }

    [Fact(Timeout = 60_000)]
    public async Task Clients_that_do_not_read_take_little_memory_and_hold_up_nobody()
    {
        var service = await LoadedService.FindAsync(hello, HelloApp.MultiStage);
        var before = service.Resident();
        var requests = Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Repeat("GET / HTTP/1.1\r\nHost: x\r\n\r\n", Pipelined))
        );
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var deaf = Enumerable.Range(0, 20).Select(_ => SendAsync(service, requests, ended.Token)).ToList();
        var answers = await GreetAsync(service, 50);
        var grown = service.Resident() - before;
        await ended.CancelAsync();
        await Task.WhenAll(deaf);

        LoadFigures.Note(
            $"{deaf.Count} clients that send {Pipelined:N0} requests each and read no answer",
            $"others are answered in {Told(answers)}; {grown / 1e6:0.0} MB more"
        );
        Assert.All(answers, answer => Assert.InRange(answer, TimeSpan.Zero, Prompt));
        Assert.InRange(grown, long.MinValue, 100_000_000);
    }

    private static async Task<List<TimeSpan>> GreetAsync(LoadedService service, int times)
    {
        var answers = new List<TimeSpan>();
        for (var i = 0; i < times; i++)
        {
            answers.Add(await service.GreetAsync(Token));
        }
        return answers;
    }

    private static string Told(List<TimeSpan> answers) =>
        $"{answers.Order().ElementAt(answers.Count / 2).TotalMilliseconds:0} ms (median), {answers.Max().TotalMilliseconds:0} ms (longest)";

    /// <summary>Sends headers without an end, a byte at a time, until the service answers.</summary>
    private static async Task<string> DribbleAsync(LoadedService service)
    {
        using var client = await service.ConnectAsync(Token);
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var answer = reader.ReadLineAsync(Token).AsTask();
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: x\r\nA: "u8.ToArray(), Token);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!answer.IsCompleted && await timer.WaitForNextTickAsync(Token))
        {
            try
            {
                await stream.WriteAsync("a"u8.ToArray(), Token);
            }
            catch (IOException)
            {
                break; // It is ended; the answer came before.
            }
        }
        return await answer ?? "";
    }

    /// <summary>Sends requests for as long as the service takes them, and reads nothing.</summary>
    private static async Task SendAsync(LoadedService service, byte[] requests, CancellationToken ended)
    {
        using var client = await service.ConnectAsync(Token);
        try
        {
            await client.GetStream().WriteAsync(requests, ended);
            await Task.Delay(Timeout.InfiniteTimeSpan, ended);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException) { }
    }
}
