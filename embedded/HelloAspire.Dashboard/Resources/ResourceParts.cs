namespace HelloAspire.Dashboard.Resources;

/// <summary>The last answer of one health check; no status as long as it has not run.</summary>
public sealed record HealthReportView(
    string Name,
    HealthStatusView? Status,
    string? Description = null,
    string? ExceptionText = null,
    DateTimeOffset? LastRunAt = null
);

/// <summary>A fact about a resource. A sensitive value is masked until it is asked for.</summary>
public sealed record PropertyView(string Name, string Value, bool IsSensitive = false);

/// <param name="FromSpec">True where the app model set it, false where the image or the system did.</param>
public sealed record EnvironmentVariableView(string Name, string? Value, bool FromSpec, bool IsSensitive = false);

/// <param name="IsInternal">True for an address that only other resources can reach.</param>
/// <param name="IsInactive">True as long as nothing listens there.</param>
public sealed record UrlView(
    string Name,
    string Url,
    string? DisplayText = null,
    bool IsInternal = false,
    bool IsInactive = false
);

/// <summary>A tie to another resource, named as in the app model: <c>Reference</c>, <c>WaitFor</c>, <c>Parent</c>.</summary>
public sealed record RelationshipView(string ResourceName, string Type);
