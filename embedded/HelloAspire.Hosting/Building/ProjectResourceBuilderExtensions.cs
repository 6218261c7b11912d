using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting;

/// <summary>Adds .NET projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>
    /// Adds a .NET project that runs as a process, with its OTLP exporter set up. The path, of the project file or
    /// its directory, is relative to the app host's directory.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder,
        string name,
        string projectPath
    )
    {
        var path = Path.GetFullPath(projectPath, builder.AppHostDirectory);
        return builder
            .AddResource(new ProjectResource(name))
            .With(new ProjectPathAnnotation(path))
            .With(new EnvironmentAnnotation("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory"))
            .With(new EnvironmentAnnotation("LOGGING__CONSOLE__FORMATTERNAME", "simple"))
            .WithOtlpExporter()
            .WithStandardCommands();
    }
}
