using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting;

/// <summary>How telemetry is sent.</summary>
public enum OtlpProtocol
{
    /// <summary>gRPC.</summary>
    Grpc,

    /// <summary>HTTP with protobuf bodies.</summary>
    HttpProtobuf,
}

/// <summary>Sets resources up to send their telemetry.</summary>
public static class OtlpConfigurationExtensions
{
    /// <summary>Gives the resource the variables with which an OpenTelemetry exporter finds the dashboard.</summary>
    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment => builder.With(new OtlpExporterAnnotation(null));

    /// <summary>The same, by one protocol.</summary>
    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder, OtlpProtocol protocol)
        where T : IResourceWithEnvironment => builder.With(new OtlpExporterAnnotation(protocol));
}
