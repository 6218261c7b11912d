namespace HelloAspire.Comparison.Measures;

/// <summary>What one variant's container uses at a moment; null where this sample does not tell.</summary>
/// <param name="Memory">Bytes.</param>
/// <param name="CpuPercent">Of one core.</param>
/// <param name="LatencyMs">Milliseconds for a request.</param>
/// <param name="RequestsPerSecond">Requests that others made and that it answered, health checks left out.</param>
internal sealed record LiveSample(
    string Variant,
    DateTimeOffset Time,
    long? Memory = null,
    double? CpuPercent = null,
    double? LatencyMs = null,
    double? RequestsPerSecond = null
);
