namespace HelloAspire.Hosting.Running;

/// <summary>
/// Where resources send their telemetry, as seen from the host. While the dashboard is off it is the address on which
/// OTLP receivers listen by convention, and no key is sent.
/// </summary>
internal sealed record OtlpReceiver
{
    public string GrpcUrl { get; set; } = "http://localhost:4317";

    public string HttpUrl { get; set; } = "http://localhost:4318";

    public string? ApiKey { get; set; }
}
