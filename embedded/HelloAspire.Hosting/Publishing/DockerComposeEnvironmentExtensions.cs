using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Publishing;

namespace HelloAspire.Hosting;

/// <summary>Publishes an application for Docker Compose.</summary>
public static class DockerComposeEnvironmentExtensions
{
    /// <summary>Lets <c>--operation publish</c> write a Compose file; in run mode it adds nothing to the model.</summary>
    public static IResourceBuilder<DockerComposeEnvironmentResource> AddDockerComposeEnvironment(
        this IDistributedApplicationBuilder builder,
        string name
    )
    {
        var environment = new DockerComposeEnvironmentResource(name);
        return builder.ExecutionContext.IsPublishMode
            ? builder.AddResource(environment)
            : builder.CreateResourceBuilder(environment);
    }
}
