namespace HelloAspire.Dashboard.Telemetry;

/// <summary>The library, or the part of the program, that made a record.</summary>
public sealed record InstrumentationScope(string Name, string Version);
