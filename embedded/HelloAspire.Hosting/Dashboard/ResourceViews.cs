using HelloAspire.Dashboard.Resources;
using HelloAspire.Hosting.ApplicationModel;
using HelloAspire.Hosting.Running;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HelloAspire.Hosting.Dashboard;

/// <summary>Shows the dashboard a resource as the app host knows it.</summary>
internal static class ResourceViews
{
    public static ResourceView Of(ResourceEvent known)
    {
        var (resource, snapshot) = (known.Resource, known.Snapshot);
        return new()
        {
            Name = known.ResourceId,
            DisplayName = resource.Name,
            Uid = ResourceInstance.SuffixOf(resource),
            Type = snapshot.ResourceType,
            State = snapshot.State?.Text,
            StateStyle = Enum.TryParse<StateStyle>(snapshot.State?.Style, ignoreCase: true, out var style)
                ? style
                : default,
            StateDetail = snapshot.FailureMessage ?? snapshot.BuildStep?.ToString(),
            HealthStatus = snapshot.HealthReports.IsEmpty ? null : Status(snapshot.HealthStatus),
            HealthReports =
            [
                .. snapshot.HealthReports.Select(r => new HealthReportView(
                    r.Name,
                    Status(r.Status),
                    r.Description,
                    r.ExceptionText,
                    r.LastRunAt
                )),
            ],
            CreatedAt = snapshot.CreationTimeStamp,
            StartedAt = snapshot.StartTimeStamp,
            StoppedAt = snapshot.StopTimeStamp,
            ExitCode = snapshot.ExitCode,
            Source = SourceOf(resource),
            SourceDetail = SourceDetailOf(resource, snapshot),
            Properties = [.. ResourceFacts.Of(resource, snapshot)],
            EnvironmentVariables =
            [
                .. snapshot.EnvironmentVariables.Select(v => new EnvironmentVariableView(
                    v.Name,
                    v.Value,
                    v.IsFromSpec,
                    ResourceEnvironment.IsSecret(resource, v.Name)
                )),
            ],
            Urls =
            [
                .. snapshot.Urls.Select(u => new UrlView(
                    u.Name ?? "",
                    u.Url,
                    u.DisplayProperties.DisplayName is { Length: > 0 } text ? text : null,
                    u.IsInternal,
                    u.IsInactive
                )),
            ],
            Relationships = [.. snapshot.Relationships.Select(r => new RelationshipView(r.ResourceName, r.Type))],
            Commands =
            [
                .. snapshot.Commands.Select(c => new CommandView(
                    c.Name,
                    c.DisplayName,
                    c.DisplayDescription,
                    c.ConfirmationMessage,
                    c.IconName,
                    c.IsHighlighted,
                    Enum.Parse<CommandState>(c.State.ToString())
                )),
            ],
            IconName = snapshot.IconName,
            IsHidden = resource is ParameterResource,
        };
    }

    private static string? SourceOf(IResource resource) =>
        resource.TryGetLastAnnotation<DockerfileBuildAnnotation>(out var build) ? ResourceFacts.DockerfileOf(build)
        : resource.TryGetContainerImageName(out var image) ? image
        : resource.TryGetLastAnnotation<ProjectPathAnnotation>(out var project) ? Path.GetFileName(project.ProjectPath)
        : null;

    private static string? SourceDetailOf(IResource resource, CustomResourceSnapshot snapshot) =>
        ResourceFacts.ImageSizeOf(snapshot) is { } size && resource.TryGetContainerImageName(out var image)
            ? $"{size}, {image}"
            : null;

    private static HealthStatusView? Status(HealthStatus? status) =>
        status is null ? null : Enum.Parse<HealthStatusView>(status.Value.ToString());
}
