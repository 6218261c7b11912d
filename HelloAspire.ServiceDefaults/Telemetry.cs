using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Microsoft.Extensions.Hosting;

/// <summary>OpenTelemetry logs, traces and metrics.</summary>
public static class Telemetry
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Sampler = "OTEL_TRACES_SAMPLER";

    /// <summary>Far more than anybody looks at, and little enough for one receiver beside the service.</summary>
    private const int TracesPerSecond = 100;

    /// <summary>
    /// The SDK lays out memory for 2,000 sets of attributes of each instrument ahead, several megabytes in all. Here
    /// routes, methods and status codes make a few dozen; what goes beyond is summed up under <c>otel.metric.overflow</c>.
    /// </summary>
    private static readonly MetricStreamConfiguration Bounded = new() { CardinalityLimit = 200 };

    /// <summary>
    /// Collects logs, traces and metrics of ASP.NET Core, of HTTP clients, of the runtime, and of the activity source
    /// and the meter that bear the application's name; sends them by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.
    /// </summary>
    public static TBuilder ConfigureOpenTelemetry<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        var application = builder.Environment.ApplicationName;

        builder.Logging.AddOpenTelemetry(logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });

        var telemetry = builder
            .Services.AddOpenTelemetry()
            // The environment comes last, so that OTEL_SERVICE_NAME wins.
            .ConfigureResource(resource => resource.AddService(application).AddEnvironmentVariableDetector())
            .WithMetrics(metrics =>
                metrics
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddMeter(application)
                    .AddView(_ => Bounded)
            )
            .WithTracing(tracing =>
                tracing
                    .SetSamplerFor(builder.Configuration[Sampler])
                    .AddAspNetCoreInstrumentation(aspNetCore => aspNetCore.Filter = IsNoHealthProbe)
                    .AddHttpClientInstrumentation()
                    .AddSource(application)
            );

        if (!string.IsNullOrWhiteSpace(builder.Configuration[OtlpEndpoint]))
        {
            telemetry.UseOtlpExporter();
            builder.Services.Configure<OtlpExporterOptions>(KeepOwnHttpClient);
            builder.Services.AddHostedService<TelemetryShutdown>();
        }

        return builder;
    }

    /// <summary>Whoever wants fewer traces than all gets them by OpenTelemetry's own setting; all means up to a rate.</summary>
    private static TracerProviderBuilder SetSamplerFor(this TracerProviderBuilder tracing, string? wanted) =>
        wanted is null or "" or "always_on" or "parentbased_always_on"
            ? tracing.SetSampler(new ParentBasedSampler(new RateLimitedSampler(TracesPerSecond)))
            : tracing;

    /// <summary>Health probes come every few seconds and would drown the traces.</summary>
    private static bool IsNoHealthProbe(HttpContext context) =>
        !context.Request.Path.StartsWithSegments(HealthEndpoints.Readiness, StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments(HealthEndpoints.Liveness, StringComparison.Ordinal);

    /// <summary>
    /// Over HTTP the exporter takes its client from <c>IHttpClientFactory</c> as long as its factory is the default one.
    /// Such a client gets the resilience handler, which logs two lines for each export. Wrapped, it stays a plain client.
    /// </summary>
    private static void KeepOwnHttpClient(OtlpExporterOptions options)
    {
        var plain = options.HttpClientFactory;
        options.HttpClientFactory = () => plain();
    }
}
