using HelloAspire.AppHost;

StartFailure.ReportPlainly();

var builder = DistributedApplication.CreateBuilder(args);
builder.Configuration.AddLocalSettings(builder.AppHostDirectory);

// The same service from two Dockerfiles (multi-stage, single-stage), then the user's own.
var variants = Variants.From(builder.Configuration, builder.AppHostDirectory);
var containers = new List<IResourceBuilder<ContainerResource>>();
foreach (var variant in variants)
{
    var container = builder
        .AddDockerfile(variant.Name, variant.Context, variant.Dockerfile)
        .WithHttpEndpoint(port: variant.Port, targetPort: variant.TargetPort)
        .WithExternalHttpEndpoints()
        .WithHttpHealthCheck(variant.HealthPath)
        .WithOtlpExporter()
        .WithContainerRuntimeArgs(Hardening.Flags);

    foreach (var (name, value) in variant.BuildArgs)
    {
        container.WithBuildArg(name, value);
    }
    containers.Add(container);
}

// What one Dockerfile bought over the other, on a page of its own.
if (builder.ExecutionContext.IsRunMode && ComparisonSettings.Wanted(builder.Configuration, variants))
{
    builder
        .AddProject<Projects.HelloAspire_Comparison>("comparison")
        .WithHttpEndpoint(port: ComparisonSettings.Port(builder.Configuration))
        .WithHttpHealthCheck("/health")
        .WithVariants(variants, containers);
}

builder.Build().Run();
