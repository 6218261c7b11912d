using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using HelloAspire.Dashboard;
using HelloAspire.Dashboard.Otlp.Protos;
using HelloAspire.Tests.Dashboard.Samples;
using static HelloAspire.Tests.Dashboard.Samples.SampleDashboard;

namespace HelloAspire.Tests.Dashboard.Otlp;

[Trait("Category", "Model")]
public sealed class OtlpServerSpecs : IAsyncLifetime
{
    private const int MaxBytes = 100_000;

    private static readonly byte[] Garbage = [0xFF, 0xFF, 0xFF, 0xFF];

    private readonly byte[] _traces = SampleTraces.Create(SampleTelemetry.MultiStage, 1).ToByteArray();
    private DashboardApplication _dashboard = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _dashboard = await StartAsync(Options with { Limits = new() { MaxRequestBytes = MaxBytes } });

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Fact]
    public async Task I_can_send_over_HTTP_plain_and_gzipped()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(_traces));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Gzip(_traces), encoding: "gzip"));
        Assert.Equal(SampleTraces.Count, await CountTracesAsync());
    }

    [Fact]
    public async Task I_can_send_over_gRPC_plain_and_gzipped()
    {
        Assert.Equal(StatusCode.OK, await CallAsync(_traces));
        Assert.Equal(StatusCode.OK, await CallAsync(_traces, encoding: "gzip"));
        Assert.Equal(SampleTraces.Count, await CountTracesAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task Nobody_sends_without_the_key(string? key)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(_traces, key: key));
        Assert.Equal(StatusCode.Unauthenticated, await CallAsync(_traces, key: key));
        Assert.Equal(0, await CountTracesAsync());
    }

    [Fact]
    public async Task Garbage_is_refused_and_not_to_be_sent_again()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(Garbage));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(Garbage, encoding: "gzip"));
        Assert.Equal(StatusCode.InvalidArgument, await CallAsync(Garbage));
        Assert.Equal(0, await CountTracesAsync());
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_refused_though_it_comes_gzipped()
    {
        var large = new byte[MaxBytes + 1];

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(large));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(Gzip(large), encoding: "gzip"));
        Assert.Equal(StatusCode.ResourceExhausted, await CallAsync(large));
        Assert.Equal(StatusCode.ResourceExhausted, await CallAsync(large, encoding: "gzip"));
        Assert.Equal(0, await CountTracesAsync());
    }

    [Theory]
    [InlineData("application/json", null)]
    [InlineData("text/plain", null)]
    [InlineData("application/x-protobuf", "br")]
    public async Task What_is_not_read_is_called_unsupported(string type, string? encoding) =>
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(_traces, type: type, encoding: encoding));

    [Fact]
    public async Task A_refusal_over_HTTP_says_why_in_protobuf()
    {
        using var response = await SendAsync(Garbage, OtlpApiKey, "application/x-protobuf", null);
        var status = RpcStatus.Parser.ParseFrom(await response.Content.ReadAsByteArrayAsync(Token));

        Assert.Contains("not OTLP", status.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejected_records_are_counted_in_the_answer()
    {
        var request = SampleTraces.Create(SampleTelemetry.MultiStage, 1);
        request.ResourceSpans[0].ScopeSpans[0].Spans[0].SpanId = ByteString.Empty;

        using var response = await SendAsync(request.ToByteArray(), OtlpApiKey, "application/x-protobuf", null);
        var answer = ExportTraceServiceResponse.Parser.ParseFrom(await response.Content.ReadAsByteArrayAsync(Token));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, answer.PartialSuccess.RejectedSpans);
    }

    [Fact]
    public async Task Pages_and_receivers_cannot_be_reached_at_each_others_ports()
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("x-otlp-api-key", OtlpApiKey);
        client.DefaultRequestHeaders.Add("X-API-Key", BrowserToken);

        using var page = await client.GetAsync(new Uri(_dashboard.OtlpHttpUrl, "/api/resources"), Token);
        using var receiver = await client.PostAsync(new Uri(_dashboard.FrontendUrl, "/v1/traces"), null, Token);

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, receiver.StatusCode);
    }

    [Fact]
    public async Task Receivers_listen_at_further_addresses_on_the_same_ports_and_pages_do_not()
    {
        await using var further = await StartAsync(
            Options with
            {
                OtlpAdditionalAddresses = [IPAddress.Parse("127.0.0.2")],
            }
        );
        using var client = new HttpClient();

        using var answer = await client.PostAsync(
            new UriBuilder(further.OtlpHttpUrl) { Host = "127.0.0.2" }.Uri,
            null,
            Token
        );
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetAsync(new UriBuilder(further.FrontendUrl) { Host = "127.0.0.2" }.Uri, Token)
        );
    }

    [Fact]
    public async Task Receivers_listen_at_an_address_that_the_machine_has_only_later()
    {
        // Of the range for documentation (RFC 5737): nobody has it.
        var later = IPAddress.Parse("203.0.113.1");
        await using var early = await StartAsync(Options with { OtlpAdditionalAddresses = [later] });

        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();

        Assert.Contains(new IPEndPoint(later, early.OtlpGrpcUrl.Port), listening);
        Assert.Contains(new IPEndPoint(later, early.OtlpHttpUrl.Port), listening);
    }

    [Fact]
    public async Task A_port_in_use_ends_the_start_and_leaves_no_other_port_taken()
    {
        var taken = _dashboard.FrontendUrl.ToString();
        var error = await Assert.ThrowsAsync<IOException>(() => StartAsync(Options with { FrontendUrls = [taken] }));

        Assert.Contains(_dashboard.FrontendUrl.Port.ToString("D", null), error.Message, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> PostAsync(
        byte[] body,
        string? key = OtlpApiKey,
        string type = "application/x-protobuf",
        string? encoding = null
    )
    {
        using var response = await SendAsync(body, key, type, encoding);
        return response.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] body, string? key, string type, string? encoding)
    {
        using var client = new HttpClient();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("x-otlp-api-key", key);
        }

        return await client.PostAsync(new Uri(_dashboard.OtlpHttpUrl, "/v1/traces"), content, Token);
    }

    private async Task<StatusCode> CallAsync(byte[] body, string? key = OtlpApiKey, string? encoding = null)
    {
        var method = new Method<byte[], byte[]>(
            MethodType.Unary,
            "opentelemetry.proto.collector.trace.v1.TraceService",
            "Export",
            Marshallers.Create(bytes => bytes, bytes => bytes),
            Marshallers.Create(bytes => bytes, bytes => bytes)
        );
        var headers = new Metadata();
        if (key is not null)
        {
            headers.Add("x-otlp-api-key", key);
        }

        if (encoding is not null)
        {
            headers.Add("grpc-internal-encoding-request", encoding);
        }

        using var channel = GrpcChannel.ForAddress(_dashboard.OtlpGrpcUrl);
        try
        {
            await channel
                .CreateCallInvoker()
                .AsyncUnaryCall(method, null, new(headers, cancellationToken: Token), body);
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }

    private async Task<int> CountTracesAsync()
    {
        using var client = new DashboardClient(_dashboard);
        return (await client.GetAsync("/api/telemetry/traces?limit=1000")).GetArrayLength();
    }

    private static byte[] Gzip(byte[] body)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return stream.ToArray();
    }
}
