using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.Hosting;

/// <summary>The two health endpoints: may this service get requests, and does it need a restart?</summary>
public static class HealthEndpoints
{
    /// <summary>Readiness: every health check passes, so the service may get requests.</summary>
    public const string Readiness = "/health";

    /// <summary>Liveness: the checks tagged <c>live</c> pass, so the process needs no restart.</summary>
    public const string Liveness = "/alive";

    private const string LiveTag = "live";

    /// <summary>Adds the check <c>self</c>, which passes as long as the process answers at all.</summary>
    public static TBuilder AddDefaultHealthChecks<TBuilder>(this TBuilder builder)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);
        return builder;
    }

    /// <summary>
    /// Maps <see cref="Readiness"/> and <see cref="Liveness"/> in every environment: containers run in Production,
    /// and the answers hold one word each, no details.
    /// </summary>
    public static WebApplication MapDefaultEndpoints(this WebApplication app)
    {
        app.MapHealthChecks(Readiness);
        app.MapHealthChecks(Liveness, new HealthCheckOptions { Predicate = check => check.Tags.Contains(LiveTag) });
        return app;
    }
}
