using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting;

/// <summary>Adds containers that are built from Dockerfiles.</summary>
public static class ContainerResourceBuilderExtensions
{
    /// <summary>
    /// Adds a container that is built from a Dockerfile. The context path is relative to the app host's directory,
    /// the Dockerfile's to the context (<c>Dockerfile</c> where none is given).
    /// </summary>
    public static IResourceBuilder<ContainerResource> AddDockerfile(
        this IDistributedApplicationBuilder builder,
        string name,
        string contextPath,
        string? dockerfilePath = null,
        string? stage = null
    )
    {
        var context = Path.GetFullPath(contextPath, builder.AppHostDirectory);
        var dockerfile = Path.GetFullPath(dockerfilePath ?? "Dockerfile", context);

        return builder
            .AddResource(new ContainerResource(name))
            .With(new ContainerImageAnnotation { Image = name.ToLowerInvariant(), Tag = "latest" })
            .With(new DockerfileBuildAnnotation(context, dockerfile, stage))
            .WithStandardCommands();
    }

    /// <summary>Gives the build an argument: a text, a number, a parameter.</summary>
    public static IResourceBuilder<T> WithBuildArg<T>(this IResourceBuilder<T> builder, string name, object? value)
        where T : ContainerResource
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!builder.Resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build))
        {
            throw new InvalidOperationException(
                $"'{builder.Resource.Name}' is not built from a Dockerfile. Add it with AddDockerfile to give it build arguments."
            );
        }

        build.BuildArguments[name] = value is IResourceBuilder<ParameterResource> parameter
            ? parameter.Resource
            : value;
        return builder;
    }

    /// <summary>Gives the engine's <c>create</c> command further arguments.</summary>
    public static IResourceBuilder<T> WithContainerRuntimeArgs<T>(
        this IResourceBuilder<T> builder,
        params string[] args
    )
        where T : ContainerResource => builder.With(new ContainerRuntimeArgsAnnotation(args));
}
