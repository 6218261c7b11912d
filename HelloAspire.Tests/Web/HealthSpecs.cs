using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace HelloAspire.Tests.Web;

[Trait("Category", "Model")]
public sealed class HealthSpecs
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task I_can_ask_for_health_in_every_environment(string environment)
    {
        await using var application = new HelloApplication { Settings = { ["environment"] = environment } };

        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(application, HealthEndpoints.Readiness));
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(application, HealthEndpoints.Liveness));
    }

    [Fact]
    public async Task A_failing_dependency_makes_the_service_unready_but_not_dead()
    {
        await using var application = new HelloApplication
        {
            More = services =>
                services.AddHealthChecks().AddCheck("dependency", () => HealthCheckResult.Unhealthy("gone")),
        };

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "Unhealthy"),
            await GetAsync(application, HealthEndpoints.Readiness)
        );
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await GetAsync(application, HealthEndpoints.Liveness));
    }

    [Fact]
    public async Task A_failing_check_tagged_live_makes_the_service_dead()
    {
        await using var application = new HelloApplication
        {
            More = services =>
                services.AddHealthChecks().AddCheck("deadlock", () => HealthCheckResult.Unhealthy(), ["live"]),
        };

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "Unhealthy"),
            await GetAsync(application, HealthEndpoints.Liveness)
        );
    }

    private static async Task<(HttpStatusCode, string)> GetAsync(HelloApplication application, string path)
    {
        using var client = application.CreateClient();
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
