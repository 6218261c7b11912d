using Aspire.Hosting.Pipelines;
using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HelloAspire.AppHost.Publishing;

/// <summary>Steps of Aspire's pipeline that write what other machines need to run the variants.</summary>
public static partial class PublishSteps
{
    /// <summary>
    /// Lets <c>aspire publish</c> write <c>docker-compose.yaml</c> with its <c>.env</c>, for Compose and Swarm, and
    /// <c>kubernetes/</c> for <c>kubectl apply --kustomize</c>.
    /// </summary>
    public static void AddPublishing(
        this IDistributedApplicationBuilder builder,
        IReadOnlyList<Variant> variants,
        IReadOnlyList<IResourceBuilder<ContainerResource>> containers
    )
    {
        builder.Pipeline.AddStep(
            "publish-compose",
            context => WriteComposeAsync(context, variants, containers),
            requiredBy: WellKnownPipelineSteps.Publish
        );
        builder.Pipeline.AddStep(
            "publish-kubernetes",
            context => WriteKubernetesAsync(context, variants, containers),
            requiredBy: WellKnownPipelineSteps.Publish
        );
    }

    private static async Task WriteComposeAsync(
        PipelineStepContext context,
        IReadOnlyList<Variant> variants,
        IReadOnlyList<IResourceBuilder<ContainerResource>> containers
    )
    {
        var directory = OutputOf(context);
        var variables = new DeploymentVariables();
        var services = new ComposeServices(directory, variables);
        var file = new ComposeFile();
        foreach (var (variant, container) in variants.Zip(containers))
        {
            file.Services[variant.Name] = services.Of(variant, await EnvironmentOf(container.Resource, context));
        }
        await WriteAsync(context, Path.Join(directory, "docker-compose.yaml"), file.ToYaml());

        var settings = Path.Join(directory, ".env");
        var earlier = File.Exists(settings) ? await File.ReadAllLinesAsync(settings, context.CancellationToken) : [];
        await WriteAsync(context, settings, variables.ToEnvFile(earlier));
    }

    private static async Task WriteKubernetesAsync(
        PipelineStepContext context,
        IReadOnlyList<Variant> variants,
        IReadOnlyList<IResourceBuilder<ContainerResource>> containers
    )
    {
        var directory = Path.Join(OutputOf(context), "kubernetes");
        foreach (var (variant, container) in variants.Zip(containers))
        {
            var objects = KubernetesObjects.Of(variant, await EnvironmentOf(container.Resource, context));
            await WriteAsync(
                context,
                Path.Join(directory, $"{variant.Name}.yaml"),
                KubernetesYaml.SerializeAll(objects)
            );
        }
        await WriteAsync(context, Path.Join(directory, "namespace.yaml"), KubernetesYaml.Serialize(Namespace()));
        var kustomization = new Kustomization
        {
            Resources = ["namespace.yaml", .. variants.Select(variant => $"{variant.Name}.yaml")],
            Images =
            [
                .. variants.Select(variant => new KustomizationImage
                {
                    Name = variant.Name,
                    NewName = variant.Name,
                    NewTag = "latest",
                }),
            ],
            ConfigMapGenerator =
            [
                new() { Name = Kustomization.Telemetry, Literals = ["OTEL_EXPORTER_OTLP_ENDPOINT="] },
            ],
        };
        await WriteAsync(context, Path.Join(directory, "kustomization.yaml"), kustomization.ToYaml());
    }

    // Pods that are less hardened than ours are refused there (Pod Security Standards).
    private static V1Namespace Namespace() =>
        new()
        {
            ApiVersion = "v1",
            Kind = V1Namespace.KubeKind,
            Metadata = new()
            {
                Name = Kustomization.Application,
                Labels = new Dictionary<string, string> { ["pod-security.kubernetes.io/enforce"] = "restricted" },
            },
        };

    // What the app host sets on a resource belongs to it wherever it runs.
    private static async Task<IReadOnlyDictionary<string, string>> EnvironmentOf(
        ContainerResource container,
        PipelineStepContext context
    )
    {
        var configuration = await ExecutionConfigurationBuilder
            .Create(container)
            .WithEnvironmentVariablesConfig()
            .BuildAsync(context.ExecutionContext, context.Logger, context.CancellationToken);
        return configuration.EnvironmentVariables.ToDictionary();
    }

    private static string OutputOf(PipelineStepContext context) =>
        context.Services.GetRequiredService<IPipelineOutputService>().GetOutputDirectory();

    private static async Task WriteAsync(PipelineStepContext context, string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, context.CancellationToken);
        LogWritten(context.Logger, path);
    }

    [LoggerMessage(LogLevel.Information, "Wrote {Path}")]
    private static partial void LogWritten(ILogger logger, string path);
}
