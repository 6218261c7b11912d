var builder = DistributedApplication.CreateBuilder(args);

foreach (var name in (string[])["multi", "single"])
{
    builder
        .AddContainer(name, builder.Configuration[$"{name}:image"]!, builder.Configuration[$"{name}:tag"]!)
        .WithHttpEndpoint(port: int.Parse(builder.Configuration[$"{name}:port"]!), targetPort: 8080)
        .WithHttpHealthCheck("/health");
}

builder.Build().Run();
