namespace HelloAspire.AppHost;

/// <summary>Several build arguments at once.</summary>
public static class BuildArgs
{
    /// <summary>Adds each pair of name and value as an argument of the image's build.</summary>
    public static IResourceBuilder<ContainerResource> WithBuildArgs(
        this IResourceBuilder<ContainerResource> container,
        IReadOnlyDictionary<string, string> arguments
    ) => arguments.Aggregate(container, (built, argument) => built.WithBuildArg(argument.Key, argument.Value));
}
