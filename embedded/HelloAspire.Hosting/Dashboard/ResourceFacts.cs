using System.Globalization;
using HelloAspire.Dashboard.Resources;
using HelloAspire.Hosting.ApplicationModel;

namespace HelloAspire.Hosting.Dashboard;

/// <summary>What is known of a resource, in the words and units that a person reads.</summary>
internal static class ResourceFacts
{
    private const string ImageSize = "container.image.size";

    /// <summary>The names of the properties that a container has, in the order in which they are shown.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["container.dockerfile"] = "Dockerfile",
        ["container.image"] = "Image",
        ["container.image.id"] = "Image digest",
        ["container.image.created"] = "Image created",
        [ImageSize] = "Image size",
        ["container.id"] = "Container ID",
    };

    /// <summary>The facts by name; properties of the model's own keep the names and the places they have there.</summary>
    public static IEnumerable<PropertyView> Of(IResource resource, CustomResourceSnapshot snapshot)
    {
        var own = snapshot.Properties.Where(p => !Names.ContainsKey(p.Name));
        var known = Names.Keys.SelectMany(name => snapshot.Properties.Where(p => p.Name == name));
        foreach (var property in known.Concat(own))
        {
            yield return new(
                Names.GetValueOrDefault(property.Name, property.Name),
                TextOf(property),
                property.IsSensitive
            );
        }

        var ports = PortsOf(resource);
        if (ports.Length > 0)
        {
            yield return new("Ports", ports);
        }
    }

    /// <summary>The Dockerfile's path within its build context, as `docker build -f` would take it there.</summary>
    public static string DockerfileOf(DockerfileBuildAnnotation build) =>
        Path.GetRelativePath(build.ContextPath, build.DockerfilePath);

    public static string? ImageSizeOf(CustomResourceSnapshot snapshot) =>
        snapshot.Properties.FirstOrDefault(p => p.Name == ImageSize) is { } size ? TextOf(size) : null;

    private static string TextOf(ResourcePropertySnapshot property) =>
        property switch
        {
            { Name: ImageSize, Value: long bytes } => Megabytes(bytes),
            { Name: "container.image.created", Value: string created }
                when DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, out var time) => time.ToLocalTime()
                .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            _ => Convert.ToString(property.Value, CultureInfo.InvariantCulture) ?? "",
        };

    /// <summary>What is open on this machine, and where it leads inside the container.</summary>
    private static string PortsOf(IResource resource) =>
        string.Join(
            ", ",
            resource
                .Annotations.OfType<EndpointAnnotation>()
                .Where(e => e.AllocatedPort is not null)
                .Select(e =>
                    resource is ContainerResource
                        ? $"127.0.0.1:{e.AllocatedPort} → {e.TargetPort ?? e.AllocatedPort}"
                        : $"127.0.0.1:{e.AllocatedPort}"
                )
        );

    private static string Megabytes(long bytes) =>
        bytes < 1e9
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.00} GB");
}
