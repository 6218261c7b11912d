using System.Globalization;
using HelloAspire.Dashboard.Resources;
using HelloAspire.Dashboard.Telemetry;
using HelloAspire.Dashboard.Telemetry.Logs;
using Microsoft.AspNetCore.Http;

namespace HelloAspire.Dashboard.Frontend.Api;

/// <summary>Answers a query with a wrong value by one message that names the mend, instead of with too much or nothing.</summary>
internal sealed class QueryFilter(ResourceMonitor monitor, TelemetryStore store) : IEndpointFilter
{
    /// <summary>The parameters are bound by then, but where one did not fit, the endpoint itself is not run.</summary>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var query = context.HttpContext.Request.Query;
        return FindWrong(query) is { } wrong ? Results.Problem(wrong, statusCode: StatusCodes.Status400BadRequest)
            : IsUnknown(query["resource"])
                ? Results.Problem(Unknown(query["resource"]), statusCode: StatusCodes.Status404NotFound)
            : await next(context);
    }

    private static string? FindWrong(IQueryCollection query)
    {
        if (
            query["limit"] is [var limit, ..]
            && !(int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0)
        )
        {
            return $"limit is '{limit}'. Give a whole number from 1 on.";
        }

        if (query["traceId"] is [var trace, ..] && !TraceId.TryParse(trace, out _))
        {
            return $"traceId is '{trace}'. Give 32 hexadecimal digits.";
        }

        if (
            query["severity"] is [var severity, ..]
            && !Enum.GetNames<Severity>().Contains(severity, StringComparer.OrdinalIgnoreCase)
        )
        {
            return $"severity is '{severity}'. Give one of {string.Join(", ", Enum.GetNames<Severity>())}.";
        }

        return null;
    }

    /// <summary>A resource of the model may not have sent anything yet, and a sender need not be of the model.</summary>
    private bool IsUnknown(string? resource) =>
        resource is not null
        && monitor.Find(resource) is null
        && !store.Resources.GetAll().Any(sender => sender.IsCalled(resource));

    private string Unknown(string? resource)
    {
        var known = monitor
            .GetAll()
            .Select(each => each.DisplayName)
            .Union(store.Resources.GetAll().Select(each => each.Name));
        return $"There is no resource '{resource}'. Known are: {string.Join(", ", known.DefaultIfEmpty("none"))}.";
    }
}
