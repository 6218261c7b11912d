using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HelloAspire.AppHost;

/// <summary>Has the comparison read the images that run, and shows in the dashboard what it found of each.</summary>
internal sealed partial class ImageFindings(
    DistributedApplicationModel model,
    ResourceNotificationService notifications,
    ILogger<ImageFindings> logger
) : BackgroundService
{
    private readonly Dictionary<IResource, string> _images = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var comparison = model.Resources.OfType<ProjectResource>().Single(r => r.Name == ComparisonSettings.Name);
        var containers = model.Resources.OfType<ContainerResource>().ToList();
        var isReady = false;
        var isNew = false;
        await foreach (var change in notifications.WatchAsync(stoppingToken))
        {
            if (change.Snapshot.HealthStatus != HealthStatus.Healthy)
            {
                continue;
            }
            isReady |= change.Resource == comparison;
            isNew |= change.Resource is ContainerResource && IsNewImage(change);
            if (isReady && isNew && _images.Count == containers.Count)
            {
                isNew = false;
                foreach (var other in containers.Skip(1))
                {
                    await ShowAsync(new Uri(comparison.GetEndpoint("http").Url), other.Name, stoppingToken);
                }
            }
        }
    }

    private bool IsNewImage(ResourceEvent change)
    {
        if (
            change.Snapshot.Properties.FirstOrDefault(p => p.Name == BuiltImage.IdProperty)?.Value is not string id
            || _images.GetValueOrDefault(change.Resource) == id
        )
        {
            return false;
        }
        _images[change.Resource] = id;
        return true;
    }

    private async Task ShowAsync(Uri page, string variant, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = page, Timeout = CompareCommand.Limit };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var response = await client.PostAsync(
                $"/api/compare?variant={Uri.EscapeDataString(variant)}",
                content: null,
                cancellationToken
            );
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                LogNotRead(ReasonOf(text));
                return;
            }
            using var report = JsonDocument.Parse(text);
            foreach (var image in report.RootElement.GetProperty("images").EnumerateArray())
            {
                await ShowAsync(image);
            }
        }
        catch (HttpRequestException e)
        {
            LogNotRead(e.Message);
        }
    }

    // Of an answer by RFC 9457, what is said to people.
    private static string ReasonOf(string problem)
    {
        try
        {
            using var told = JsonDocument.Parse(problem);
            return told.RootElement.TryGetProperty("detail", out var detail) ? detail.ToString() : problem;
        }
        catch (JsonException)
        {
            return problem;
        }
    }

    private async Task ShowAsync(JsonElement image)
    {
        var name = image.GetProperty("name").GetString();
        if (model.Resources.FirstOrDefault(r => r.Name == name) is not { } resource)
        {
            return;
        }
        var config = image.GetProperty("config");
        var user = config.GetProperty("user").GetString();
        await notifications.PublishUpdateAsync(
            resource,
            state =>
                state with
                {
                    Properties = state.Properties.With(
                        ("image.user", "Image user", string.IsNullOrEmpty(user) ? "root (none is set)" : user),
                        ("image.healthcheck", "Image health check", HealthCheckOf(config)),
                        ("image.findings", "Image findings", FindingsOf(image))
                    ),
                }
        );
    }

    private static string HealthCheckOf(JsonElement config) =>
        config.TryGetProperty("healthcheck", out var check) && check.ValueKind == JsonValueKind.Array
            ? string.Join(' ', check.EnumerateArray())
            : "none";

    private static string FindingsOf(JsonElement image)
    {
        var bySeverity = image
            .GetProperty("findings")
            .EnumerateArray()
            .CountBy(f => f.GetProperty("severity").GetString()!)
            .Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Value} {s.Key}"))
            .ToList();
        return bySeverity.Count == 0 ? "none" : string.Join(", ", bySeverity);
    }

    [LoggerMessage(1, LogLevel.Warning, "The images' findings cannot be shown: {Reason}")]
    private partial void LogNotRead(string reason);
}
