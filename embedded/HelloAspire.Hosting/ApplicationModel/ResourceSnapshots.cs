using System.Collections.Immutable;

namespace HelloAspire.Hosting.ApplicationModel;

/// <summary>The parts of a snapshot that follow from the model.</summary>
internal static class ResourceSnapshots
{
    public static CustomResourceSnapshot Initial(IResource resource) =>
        new()
        {
            ResourceType = resource switch
            {
                ContainerResource => "Container",
                ProjectResource => "Project",
                ParameterResource => "Parameter",
                _ => resource.GetType().Name,
            },
            Properties = [],
            CreationTimeStamp = DateTime.UtcNow,
            IconName = resource.TryGetLastAnnotation<ResourceIconAnnotation>(out var icon) ? icon.IconName : null,
            HealthReports =
            [
                .. resource
                    .Annotations.OfType<HealthCheckAnnotation>()
                    .Select(c => new HealthReportSnapshot(c.Key, null, null, null)),
            ],
            Relationships =
            [
                .. resource
                    .Annotations.OfType<WaitAnnotation>()
                    .Select(w => new RelationshipSnapshot(w.Resource.Name, "WaitFor")),
            ],
        };

    public static ImmutableArray<ResourceCommandSnapshot> Commands(
        IResource resource,
        CustomResourceSnapshot snapshot
    ) =>
        [
            .. resource
                .Annotations.OfType<ResourceCommandAnnotation>()
                .Select(c => new ResourceCommandSnapshot(
                    c.Name,
                    c.UpdateState(snapshot),
                    c.DisplayName,
                    c.Options.Description,
                    c.Options.ConfirmationMessage,
                    c.Options.IconName,
                    c.Options.IsHighlighted
                )),
        ];
}
