namespace HelloAspire.Dashboard.Resources;

/// <summary>One resource at one moment, as the dashboard shows it.</summary>
public sealed record ResourceView
{
    /// <summary>The unique name of the instance, such as <c>multi-stage-x7k2p9qd</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name in the app model, which is also the <c>service.name</c> of its telemetry.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The <c>service.instance.id</c> of its telemetry, where there is one.</summary>
    public string? Uid { get; init; }

    /// <summary><c>Container</c>, <c>Project</c>, or the type of a custom resource.</summary>
    public required string Type { get; init; }

    public string? State { get; init; }
    public StateStyle StateStyle { get; init; }

    /// <summary>More about the state: the step of a build, or why the resource failed to start, in one or more lines.</summary>
    public string? StateDetail { get; init; }

    /// <summary>Null where the resource is not running, or has nothing that reports on its health.</summary>
    public HealthStatusView? HealthStatus { get; init; }

    public IReadOnlyList<HealthReportView> HealthReports { get; init; } = [];
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? StoppedAt { get; init; }
    public int? ExitCode { get; init; }

    /// <summary>Where it comes from, in one line: a Dockerfile, a project file.</summary>
    public string? Source { get; init; }

    /// <summary>What was made from the source, in one line: an image's size and name.</summary>
    public string? SourceDetail { get; init; }

    /// <summary>Further facts in the order they are shown: Dockerfile, image digest, size, container ID, …</summary>
    public IReadOnlyList<PropertyView> Properties { get; init; } = [];

    public IReadOnlyList<EnvironmentVariableView> EnvironmentVariables { get; init; } = [];
    public IReadOnlyList<UrlView> Urls { get; init; } = [];
    public IReadOnlyList<RelationshipView> Relationships { get; init; } = [];
    public IReadOnlyList<CommandView> Commands { get; init; } = [];

    /// <summary>The icon's name in Aspire's terms (Fluent UI system icons), such as <c>Box</c> or <c>Globe</c>.</summary>
    public string? IconName { get; init; }

    /// <summary>True for a resource that is listed only where hidden ones are asked for.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True for the name of the instance and for the name in the app model.</summary>
    public bool IsCalled(string text) =>
        text.Equals(Name, StringComparison.OrdinalIgnoreCase)
        || text.Equals(DisplayName, StringComparison.OrdinalIgnoreCase);
}

public enum StateStyle
{
    None,
    Success,
    Info,
    Warning,
    Error,
}

public enum HealthStatusView
{
    Unhealthy,
    Degraded,
    Healthy,
}
