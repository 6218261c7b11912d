using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HelloAspire.AppHost.Publishing;

/// <summary>The file that <c>kubectl apply --kustomize</c> begins with: what a place of deployment may change stands here.</summary>
public sealed record Kustomization
{
    /// <summary>The application's name, and its namespace's.</summary>
    public const string Application = "hello-aspire";

    /// <summary>The configuration that says where telemetry goes.</summary>
    public const string Telemetry = "telemetry";

    public string ApiVersion { get; init; } = "kustomize.config.k8s.io/v1beta1";
    public string Kind { get; init; } = nameof(Kustomization);
    public string Namespace { get; init; } = Application;
    public List<string> Resources { get; init; } = [];
    public List<KustomizationImage> Images { get; init; } = [];
    public List<KustomizationConfigMap> ConfigMapGenerator { get; init; } = [];

    public string ToYaml() =>
        new SerializerBuilder()
            .WithNamingConvention(CamelCaseNamingConvention.Instance)
            .WithQuotingNecessaryStrings()
            .Build()
            .Serialize(this);
}

/// <summary>Where an image comes from: the registry's name for it, and the tag.</summary>
public sealed record KustomizationImage
{
    public required string Name { get; init; }
    public required string NewName { get; init; }
    public required string NewTag { get; init; }
}

/// <summary>Settings, as <c>NAME=value</c>, that pods read as environment variables.</summary>
public sealed record KustomizationConfigMap
{
    public required string Name { get; init; }
    public required List<string> Literals { get; init; }
}
