using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting;

/// <summary>Says more about a resource of an application that is being composed.</summary>
public interface IResourceBuilder<out T>
    where T : IResource
{
    /// <summary>The application.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    /// <summary>The resource.</summary>
    T Resource { get; }
}

internal sealed record ResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource)
    : IResourceBuilder<T>
    where T : IResource;

internal static class AnnotationExtensions
{
    /// <summary>Adds an annotation and goes on with the same builder.</summary>
    public static IResourceBuilder<T> With<T>(this IResourceBuilder<T> builder, IResourceAnnotation annotation)
        where T : IResource
    {
        builder.Resource.Annotations.Add(annotation);
        return builder;
    }
}
