using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.Distributed;

/// <summary>The base images of this machine, where it has others than the Dockerfiles name.</summary>
internal static class BaseImages
{
    /// <summary>The settings that name them.</summary>
    public static IConfiguration Configuration { get; } =
        new ConfigurationBuilder()
            .AddJsonFile(Repository.PathTo("HelloAspire.AppHost", "appsettings.BaseImages.json"), optional: true)
            .AddJsonFile(Repository.PathTo("HelloAspire.AppHost", "appsettings.Local.json"), optional: true)
            .AddEnvironmentVariables()
            .Build();

    /// <summary>The image with a compiler and a shell, or null for the one that the Dockerfile names.</summary>
    public static string? Sdk => Configuration["BaseImages:Sdk"];
}
