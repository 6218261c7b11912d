using HelloAspire.AppHost;

StartFailure.ReportPlainly();

var builder = DistributedApplication.CreateBuilder(args);
builder.Configuration.AddLocalSettings(builder.AppHostDirectory);

// `--operation publish` writes a Compose file.
builder.AddDockerComposeEnvironment("compose");

// The same service from two Dockerfiles (multi-stage, single-stage), then the user's own.
foreach (var variant in Variants.From(builder.Configuration, builder.AppHostDirectory))
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
}

builder.Build().Run();
