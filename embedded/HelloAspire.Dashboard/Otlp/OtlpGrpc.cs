using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using HelloAspire.Dashboard.Otlp.Protos;

namespace HelloAspire.Dashboard.Otlp;

/// <summary>
/// OTLP's three services over gRPC. They are bound here and not by generated code, so that a request that is no
/// protobuf is answered with INVALID_ARGUMENT; generated code answers UNKNOWN, on which a sender tries again.
/// </summary>
internal sealed class OtlpGrpc : IServiceMethodProvider<OtlpIngest>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<OtlpIngest> context)
    {
        Add(context, "trace.v1.TraceService", ExportTraceServiceRequest.Parser, (ingest, r) => ingest.Export(r));
        Add(context, "logs.v1.LogsService", ExportLogsServiceRequest.Parser, (ingest, r) => ingest.Export(r));
        Add(context, "metrics.v1.MetricsService", ExportMetricsServiceRequest.Parser, (ingest, r) => ingest.Export(r));
    }

    private static void Add<TRequest, TResponse>(
        ServiceMethodProviderContext<OtlpIngest> context,
        string service,
        MessageParser<TRequest> parser,
        Func<OtlpIngest, TRequest, TResponse> export
    )
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        var method = new Method<TRequest, TResponse>(
            MethodType.Unary,
            $"opentelemetry.proto.collector.{service}",
            "Export",
            Marshallers.Create((_, _) => throw new NotSupportedException(), received => Parse(parser, received)),
            Marshallers.Create<TResponse>(Write, _ => throw new NotSupportedException())
        );
        context.AddUnaryMethod(method, [], (ingest, request, _) => Task.FromResult(export(ingest, request)));
    }

    private static TRequest Parse<TRequest>(MessageParser<TRequest> parser, DeserializationContext received)
        where TRequest : IMessage<TRequest>
    {
        try
        {
            return parser.ParseFrom(received.PayloadAsReadOnlySequence());
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, $"The request is not OTLP: {e.Message}"));
        }
    }

    private static void Write<TResponse>(TResponse response, SerializationContext context)
        where TResponse : IMessage<TResponse>
    {
        context.SetPayloadLength(response.CalculateSize());
        response.WriteTo(context.GetBufferWriter());
        context.Complete();
    }
}
