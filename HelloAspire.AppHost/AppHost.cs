using HelloAspire.AppHost;
using HelloAspire.AppHost.Publishing;
using Microsoft.Extensions.DependencyInjection;

StartFailure.ReportPlainly();

var builder = DistributedApplication.CreateBuilder(args);
builder.AddLocalSettings();

// The same service from two Dockerfiles (multi-stage, single-stage), then the user's own.
var variants = Variants.From(builder.Configuration, builder.AppHostDirectory);
var containers = new List<IResourceBuilder<ContainerResource>>();
foreach (var variant in variants)
{
    var container = builder
        .AddDockerfile(variant.Name, variant.Context, variant.Dockerfile)
        .WithImageTag(ImageTag.Of(builder.AppHostDirectory))
        .WithBuildArgs(variant.BuildArgs)
        .WithHttpEndpoint(port: variant.Port, targetPort: variant.TargetPort)
        .WithExternalHttpEndpoints()
        .WithHttpHealthCheck(variant.HealthPath)
        .WithOtlpExporter()
        .WithHardening();

    containers.Add(container);
}

if (builder.ExecutionContext.IsRunMode)
{
    builder.AddPortCheck();
    await builder.AddDirectTelemetryAsync(await builder.AddContainerEngineAsync());
    builder.Services.AddHostedService<ImageWatch>().AddHostedService<StartReport>().AddHostedService<TelemetryCheck>();
    builder.AddDashboardRestart();

    // What one Dockerfile bought over the other, on a page of its own.
    if (ComparisonSettings.Wanted(builder.Configuration, variants))
    {
        builder
            .AddProject<Projects.HelloAspire_Comparison>(ComparisonSettings.Name)
            .WithArgs("serve")
            .WithHttpEndpoint(port: ComparisonSettings.Port(builder.Configuration))
            .WithHttpHealthCheck("/health")
            .WithoutHttpsCertificate()
            .WithVariants(variants, containers);
    }
}
else
{
    builder.AddPublishing(variants, containers);
}

builder.Build().Run();
