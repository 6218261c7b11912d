namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>The image that a container runs.</summary>
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    /// <summary>The image's name, without its tag.</summary>
    public required string Image { get; set; }

    /// <summary>The tag; of a Dockerfile's image it tells the content, once the image is known.</summary>
    public string? Tag { get; set; }
}

/// <summary>How a container's image is built.</summary>
public sealed class DockerfileBuildAnnotation(string contextPath, string dockerfilePath, string? stage)
    : IResourceAnnotation
{
    /// <summary>The build context's absolute path.</summary>
    public string ContextPath { get; } = contextPath;

    /// <summary>The Dockerfile's absolute path.</summary>
    public string DockerfilePath { get; } = dockerfilePath;

    /// <summary>The stage to build, or null for the last.</summary>
    public string? Stage { get; } = stage;

    /// <summary>The build arguments, in the order given.</summary>
    public Dictionary<string, object?> BuildArguments { get; } = [];
}

/// <summary>The project file that a project resource runs.</summary>
internal sealed record ProjectPathAnnotation(string ProjectPath) : IResourceAnnotation;

/// <summary>Arguments for the engine's <c>create</c> command.</summary>
internal sealed record ContainerRuntimeArgsAnnotation(IReadOnlyList<string> Args) : IResourceAnnotation;

/// <summary>Arguments for the program itself.</summary>
internal sealed record CommandLineArgsAnnotation(IReadOnlyList<object> Args) : IResourceAnnotation;

/// <summary>One environment variable: a text or a provider of one.</summary>
internal sealed record EnvironmentAnnotation(string Name, object? Value) : IResourceAnnotation;

/// <summary>A health check, by the key under which it is registered.</summary>
public sealed record HealthCheckAnnotation(string Key) : IResourceAnnotation;

/// <summary>A resource that must be healthy first.</summary>
internal sealed record WaitAnnotation(IResource Resource) : IResourceAnnotation;

/// <summary>The resource waits for its start command.</summary>
internal sealed record ExplicitStartupAnnotation : IResourceAnnotation;

/// <summary>The resource sends its telemetry by OTLP.</summary>
internal sealed record OtlpExporterAnnotation(OtlpProtocol? RequiredProtocol) : IResourceAnnotation;

/// <summary>The resource stays out of what is published.</summary>
internal sealed record ManifestExclusionAnnotation : IResourceAnnotation;

/// <summary>The icon of the resource on the dashboard: a Fluent UI icon's name.</summary>
internal sealed record ResourceIconAnnotation(string IconName, IconVariant IconVariant) : IResourceAnnotation;

/// <summary>Whether an icon is drawn filled or as an outline.</summary>
public enum IconVariant
{
    /// <summary>An outline.</summary>
    Regular,

    /// <summary>Filled.</summary>
    Filled,
}
