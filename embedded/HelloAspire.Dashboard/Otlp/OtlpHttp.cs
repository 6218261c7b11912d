using System.IO.Compression;
using System.Net.Mime;
using CommunityToolkit.HighPerformance.Buffers;
using Google.Protobuf;
using HelloAspire.Dashboard.Otlp.Protos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HelloAspire.Dashboard.Otlp;

/// <summary>OTLP over HTTP, in protobuf's binary form, plain or gzip.</summary>
internal static class OtlpHttp
{
    private const string Protobuf = "application/x-protobuf";

    public static void MapOtlpHttp(this IEndpointRouteBuilder endpoints, OtlpIngest ingest, int maxRequestBytes)
    {
        Map(endpoints, "/v1/traces", ExportTraceServiceRequest.Parser, ingest.Export, maxRequestBytes);
        Map(endpoints, "/v1/logs", ExportLogsServiceRequest.Parser, ingest.Export, maxRequestBytes);
        Map(endpoints, "/v1/metrics", ExportMetricsServiceRequest.Parser, ingest.Export, maxRequestBytes);
    }

    private static void Map<TRequest, TResponse>(
        IEndpointRouteBuilder endpoints,
        string path,
        MessageParser<TRequest> parser,
        Func<TRequest, TResponse> export,
        int maxRequestBytes
    )
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        endpoints.MapPost(
            path,
            async context =>
            {
                try
                {
                    using var body = await ReadBodyAsync(context.Request, maxRequestBytes, context.RequestAborted);
                    var response = export(parser.ParseFrom(body.WrittenSpan));
                    await WriteAsync(context.Response, StatusCodes.Status200OK, response);
                }
                catch (BadHttpRequestException e)
                {
                    await WriteErrorAsync(context.Response, e.StatusCode, e.Message);
                }
                catch (Exception e) when (e is InvalidProtocolBufferException or InvalidDataException)
                {
                    var message = $"The request is not OTLP: {e.Message}";
                    await WriteErrorAsync(context.Response, StatusCodes.Status400BadRequest, message);
                }
            }
        );

    private static async Task<ArrayPoolBufferWriter<byte>> ReadBodyAsync(
        HttpRequest request,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        await using var stream = OpenBody(request);
        var body = new ArrayPoolBufferWriter<byte>();

        try
        {
            while (await stream.ReadAsync(body.GetMemory(16 * 1024), cancellationToken) is > 0 and var read)
            {
                body.Advance(read);

                if (body.WrittenCount > maxBytes)
                {
                    throw new BadHttpRequestException(
                        $"A request holds at most {maxBytes} bytes.",
                        StatusCodes.Status413PayloadTooLarge
                    );
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private static Stream OpenBody(HttpRequest request)
    {
        if (!string.Equals(MediaType(request), Protobuf, StringComparison.OrdinalIgnoreCase))
        {
            throw new BadHttpRequestException(
                $"Send {Protobuf}; '{request.ContentType}' is not read.",
                StatusCodes.Status415UnsupportedMediaType
            );
        }

        return request.Headers.ContentEncoding.ToString() switch
        {
            "" or "identity" => request.Body,
            "gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
            var encoding => throw new BadHttpRequestException(
                $"Send gzip or plain; '{encoding}' is not read.",
                StatusCodes.Status415UnsupportedMediaType
            ),
        };
    }

    private static string? MediaType(HttpRequest request)
    {
        try
        {
            return request.ContentType is { } type ? new ContentType(type).MediaType : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Answers a failure as the specification has it: with a google.rpc.Status.</summary>
    internal static Task WriteErrorAsync(HttpResponse response, int statusCode, string message) =>
        WriteAsync(response, statusCode, new RpcStatus { Message = message });

    private static Task WriteAsync(HttpResponse response, int statusCode, IMessage message)
    {
        response.StatusCode = statusCode;
        response.ContentType = Protobuf;
        return response.Body.WriteAsync(message.ToByteArray(), response.HttpContext.RequestAborted).AsTask();
    }
}
