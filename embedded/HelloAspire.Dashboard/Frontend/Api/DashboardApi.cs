using System.Text.Json;
using System.Text.Json.Serialization;
using HelloAspire.Dashboard.Resources;
using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HelloAspire.Dashboard.Frontend.Api;

/// <summary>What the pages show, for tests and scripts. Lists are newest first, and end at the limit.</summary>
internal static class DashboardApi
{
    private const int DefaultLimit = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static void MapDashboardApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints
            .MapGroup("/api")
            .AllowAnonymous()
            .AddEndpointFilter<ApiKeyFilter>()
            .AddEndpointFilter<QueryFilter>();

        api.MapGet(
            "/resources",
            (ResourceMonitor monitor, string? resource) =>
                Answer(
                    monitor.GetAll().Where(view => resource is null || view.IsCalled(resource)).Select(Masked).ToList()
                )
        );
        api.MapGet(
            "/telemetry/traces",
            (TelemetryStore store, string? resource, string? traceId, int? limit) =>
                Answer(TelemetryJson.Traces(store, resource, traceId, limit ?? DefaultLimit))
        );
        api.MapGet(
            "/telemetry/logs",
            (TelemetryStore store, string? resource, string? traceId, Severity? severity, int? limit) =>
                Answer(TelemetryJson.Logs(store, resource, traceId, severity, limit ?? DefaultLimit))
        );
        api.MapGet(
            "/telemetry/metrics",
            (TelemetryStore store, string? resource, string? instrument, int? limit) =>
                Answer(TelemetryJson.Metrics(store, resource, instrument, limit ?? 1))
        );
    }

    private static IResult Answer<T>(T value) => Results.Json(value, Json);

    private static ResourceView Masked(ResourceView view) =>
        view with
        {
            Properties = [.. view.Properties.Select(each => each.IsSensitive ? each with { Value = "" } : each)],
            EnvironmentVariables =
            [
                .. view.EnvironmentVariables.Select(each => each.IsSensitive ? each with { Value = null } : each),
            ],
        };
}
