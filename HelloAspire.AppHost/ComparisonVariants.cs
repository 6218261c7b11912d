using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace HelloAspire.AppHost;

/// <summary>Ties the comparison to the variants: through configuration, as it knows nothing of the app host.</summary>
public static class ComparisonVariants
{
    /// <summary>
    /// Tells the comparison of the variants, the first being the baseline, of the hardening that what it measures gets
    /// too, of the dashboard that counts requests and of the budgets; gives each variant its commands and a link to the page.
    /// </summary>
    public static void WithVariants(
        this IResourceBuilder<ProjectResource> comparison,
        IReadOnlyList<Variant> variants,
        IReadOnlyList<IResourceBuilder<ContainerResource>> containers
    )
    {
        comparison.ApplicationBuilder.Services.AddHostedService<ImageFindings>();
        for (var i = 0; i < variants.Count; i++)
        {
            comparison.WithVariant(i, variants[i], containers[i]);
            containers[i].WithCompareCommands(comparison, variants, variants[i]);
            containers[i].WithUrl($"{comparison.GetEndpoint("http")}", "Comparison");
        }
        if (Dashboard.From(comparison.ApplicationBuilder.Configuration) is { } dashboard)
        {
            comparison
                .WithEnvironment("Comparison__Dashboard__Url", dashboard.Url.ToString())
                .WithEnvironment("Comparison__Dashboard__ApiKey", dashboard.ApiKey);
        }
        if (ComparisonSettings.Budgets(comparison.ApplicationBuilder.Configuration) is { } budgets)
        {
            comparison.WithEnvironment("Comparison__FailOn", budgets);
        }
        foreach (
            var (name, value) in ComparisonSettings.Vulnerabilities(
                comparison.ApplicationBuilder.Configuration,
                comparison.ApplicationBuilder.AppHostDirectory
            )
        )
        {
            comparison.WithEnvironment(name, value);
        }
        for (var i = 0; i < Hardening.Flags.Length; i++)
        {
            comparison.WithEnvironment(
                string.Create(CultureInfo.InvariantCulture, $"Comparison__RunArguments__{i}"),
                Hardening.Flags[i]
            );
        }
    }

    private static void WithVariant(
        this IResourceBuilder<ProjectResource> comparison,
        int index,
        Variant variant,
        IResourceBuilder<ContainerResource> container
    )
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"Comparison__Variants__{index}__");
        comparison
            .WithEnvironment($"{key}Name", variant.Name)
            .WithEnvironment($"{key}Image", () => ImageOf(container.Resource))
            .WithEnvironment($"{key}Url", container.GetEndpoint("http"))
            .WithEnvironment($"{key}HealthPath", variant.HealthPath)
            .WithEnvironment($"{key}TargetPort", variant.TargetPort.ToString(CultureInfo.InvariantCulture))
            .WithEnvironment($"{key}Dockerfile", variant.Dockerfile)
            .WithEnvironment($"{key}ContextPath", variant.Context);

        foreach (var (name, value) in variant.BuildArgs)
        {
            comparison.WithEnvironment($"{key}BuildArgs__{name}", value);
        }
    }

    private static string ImageOf(ContainerResource container) =>
        container.TryGetContainerImageName(out var image)
            ? image
            : throw new DistributedApplicationException($"'{container.Name}' has no image to compare.");
}
