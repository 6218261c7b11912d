using System.Buffers.Binary;
using System.Net.Http.Headers;
using Google.Protobuf;
using HelloAspire.Dashboard.Otlp.Protos;

namespace HelloAspire.Tests.Dashboard.Samples;

/// <summary>What the two variants send in two minutes, sent to a dashboard in one go.</summary>
public static class SampleTelemetry
{
    public static readonly DateTime End = DateTime.UtcNow;

    public static readonly ResourceRecord MultiStage = Sender("multi-stage", "x7k2p9qd");
    public static readonly ResourceRecord SingleStage = Sender("single-stage", "b3m8w4zc");

    public static async Task SendAsync(Uri otlpHttpUrl, string apiKey, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = otlpHttpUrl };
        client.DefaultRequestHeaders.Add("x-otlp-api-key", apiKey);

        foreach (var (resource, speed) in new[] { (MultiStage, 1.0), (SingleStage, 1.4) })
        {
            await PostAsync(client, "/v1/traces", SampleTraces.Create(resource, speed), cancellationToken);
            await PostAsync(client, "/v1/logs", SampleLogs.Create(resource), cancellationToken);
            await PostAsync(client, "/v1/metrics", SampleMetrics.Create(resource, speed), cancellationToken);
        }
    }

    public static async Task PostAsync(HttpClient client, string path, IMessage message, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(message.ToByteArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), content, cancellation);
        response.EnsureSuccessStatusCode();
    }

    public static ResourceRecord Sender(string name, string instanceId) =>
        new() { Attributes = { Text("service.name", name), Text("service.instance.id", instanceId) } };

    public static ulong Nanoseconds(DateTime utc) => (ulong)(utc - DateTime.UnixEpoch).Ticks * 100;

    public static KeyValue Text(string key, string value) =>
        new()
        {
            Key = key,
            Value = new() { StringValue = value },
        };

    public static KeyValue Number(string key, long value) =>
        new()
        {
            Key = key,
            Value = new() { IntValue = value },
        };

    /// <summary>An ID that is the same in every run.</summary>
    public static ByteString Id(int length, int number)
    {
        var bytes = new byte[length];
        new Random(number).NextBytes(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return ByteString.CopyFrom(bytes);
    }
}
