#:project ../embedded/HelloAspire.Dashboard/HelloAspire.Dashboard.csproj

// Measures how many spans a second the dashboard takes in over gRPC, and the memory that takes.
// Sender and receiver share this process, and so the machine's cores.
// Usage: dotnet run -c Release eng/bench-ingest.cs [seconds]

using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using HelloAspire.Dashboard;
using HelloAspire.Dashboard.Otlp.Protos;
using HelloAspire.Dashboard.Resources;

const int SpansPerTrace = 5;
const int SpansPerRequest = 500;
const int Senders = 4;
const string ApiKey = "benchmark";

var duration = TimeSpan.FromSeconds(args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 10);

// Twice as many traces as are kept, so that one that comes again has left and counts as new.
var requests = Enumerable.Range(0, 200).Select(_ => CreateRequest().ToByteArray()).ToArray();
var headers = new Metadata { { "x-otlp-api-key", ApiKey } };
var export = new Method<byte[], byte[]>(
    MethodType.Unary,
    "opentelemetry.proto.collector.trace.v1.TraceService",
    "Export",
    Marshallers.Create(bytes => bytes, bytes => bytes),
    Marshallers.Create(bytes => bytes, bytes => bytes)
);

await using var dashboard = await DashboardApplication.StartAsync(
    new()
    {
        FrontendUrls = ["http://127.0.0.1:0"],
        OtlpGrpcUrls = ["http://127.0.0.1:0"],
        OtlpHttpUrls = ["http://127.0.0.1:0"],
        OtlpApiKey = ApiKey,
    },
    new NoResources()
);

await SendAsync(TimeSpan.FromSeconds(2));
var (spans, elapsed) = await SendAsync(duration);
var process = Process.GetCurrentProcess();

Console.WriteLine($"| cores | spans | seconds | spans/s | resident MB | managed heap MB | request kB |");
Console.WriteLine($"|---|---|---|---|---|---|---|");
Console.WriteLine(
    string.Create(
        CultureInfo.InvariantCulture,
        $"| {Environment.ProcessorCount} | {spans} | {elapsed.TotalSeconds:F1} | {spans / elapsed.TotalSeconds:F0} | {process.WorkingSet64 / 1e6:F0} | {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} | {requests[0].Length / 1e3:F0} |"
    )
);

async Task<(long Spans, TimeSpan Elapsed)> SendAsync(TimeSpan time)
{
    var sent = 0L;
    var clock = Stopwatch.StartNew();

    await Task.WhenAll(
        Enumerable
            .Range(0, Senders)
            .Select(sender =>
                Task.Run(async () =>
                {
                    using var channel = GrpcChannel.ForAddress(dashboard.OtlpGrpcUrl);
                    var invoker = channel.CreateCallInvoker();

                    for (var i = sender; clock.Elapsed < time; i += Senders)
                    {
                        var body = requests[i % requests.Length];
                        await invoker.AsyncUnaryCall(export, null, new(headers), body);
                        Interlocked.Add(ref sent, SpansPerRequest);
                    }
                })
            )
    );

    return (sent, clock.Elapsed);
}

static ExportTraceServiceRequest CreateRequest()
{
    var scope = new ScopeSpans { Scope = new() { Name = "Microsoft.AspNetCore" } };

    for (var trace = 0; trace < SpansPerRequest / SpansPerTrace; trace++)
    {
        var traceId = RandomId(16);
        var parent = ByteString.Empty;

        for (var i = 0; i < SpansPerTrace; i++)
        {
            var span = CreateSpan(traceId, parent);
            scope.Spans.Add(span);
            parent = span.SpanId;
        }
    }

    return new()
    {
        ResourceSpans =
        {
            new ResourceSpans
            {
                Resource = new()
                {
                    Attributes = { Text("service.name", "multi-stage"), Text("service.instance.id", "x7k2p9qd") },
                },
                ScopeSpans = { scope },
            },
        },
    };
}

// The attributes that ASP.NET Core's instrumentation gives to a request.
static SpanRecord CreateSpan(ByteString traceId, ByteString parent)
{
    var start = (ulong)(DateTime.UtcNow - DateTime.UnixEpoch).Ticks * 100;
    return new()
    {
        TraceId = traceId,
        SpanId = RandomId(8),
        ParentSpanId = parent,
        Name = "GET /",
        Kind = 2,
        StartTimeUnixNano = start,
        EndTimeUnixNano = start + (ulong)Random.Shared.Next(100_000, 50_000_000),
        Attributes =
        {
            Text("server.address", "localhost"),
            new KeyValue
            {
                Key = "server.port",
                Value = new() { IntValue = 5000 },
            },
            Text("http.request.method", "GET"),
            Text("url.scheme", "http"),
            Text("url.path", "/"),
            Text("network.protocol.version", "1.1"),
            Text("user_agent.original", "curl/7.88.1"),
            Text("http.route", "/"),
            new KeyValue
            {
                Key = "http.response.status_code",
                Value = new() { IntValue = 200 },
            },
        },
    };
}

static KeyValue Text(string key, string value) =>
    new()
    {
        Key = key,
        Value = new() { StringValue = value },
    };

static ByteString RandomId(int length)
{
    var bytes = new byte[length];
    Random.Shared.NextBytes(bytes);
    return ByteString.CopyFrom(bytes);
}

internal sealed class NoResources : IResourceService
{
    public IReadOnlyList<ResourceView> GetResources() => [];

    public async IAsyncEnumerable<IReadOnlyList<ResourceChange>> WatchResourcesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return [];
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    public IAsyncEnumerable<IReadOnlyList<ConsoleLogLine>> WatchConsoleLogsAsync(
        string resourceName,
        CancellationToken cancellationToken
    ) => AsyncEnumerable.Empty<IReadOnlyList<ConsoleLogLine>>();

    public Task<CommandOutcome> ExecuteCommandAsync(
        string resourceName,
        string commandName,
        CancellationToken cancellationToken
    ) => Task.FromResult(new CommandOutcome(false, "There are no resources."));
}
