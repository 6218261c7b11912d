namespace HelloAspire.Dashboard.Telemetry.Logs;

/// <summary>The ranges that OTLP's 24 severity numbers fall into, in .NET's words.</summary>
public enum Severity
{
    Unknown,
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical,
}
