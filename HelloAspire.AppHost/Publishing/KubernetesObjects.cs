using k8s;
using k8s.Models;

namespace HelloAspire.AppHost.Publishing;

/// <summary>What Kubernetes needs to run one variant: how many, how they are asked, what they may do and who may ask them.</summary>
internal static class KubernetesObjects
{
    private const string PortName = "http";

    // The group and user of the images that .NET's team publishes (APP_UID).
    private const long AppUser = 1654;

    public static IReadOnlyList<IKubernetesObject<V1ObjectMeta>> Of(
        Variant variant,
        IReadOnlyDictionary<string, string> environment
    ) =>
        [
            new V1ServiceAccount
            {
                ApiVersion = "v1",
                Kind = V1ServiceAccount.KubeKind,
                Metadata = Named(variant),
                AutomountServiceAccountToken = false,
            },
            DeploymentOf(variant, environment),
            new V1Service
            {
                ApiVersion = "v1",
                Kind = V1Service.KubeKind,
                Metadata = Named(variant),
                Spec = new()
                {
                    Selector = Selecting(variant),
                    Ports =
                    [
                        new()
                        {
                            Name = PortName,
                            Port = 80,
                            TargetPort = PortName,
                        },
                    ],
                },
            },
            new V2HorizontalPodAutoscaler
            {
                ApiVersion = "autoscaling/v2",
                Kind = V2HorizontalPodAutoscaler.KubeKind,
                Metadata = Named(variant),
                Spec = new()
                {
                    ScaleTargetRef = new()
                    {
                        ApiVersion = "apps/v1",
                        Kind = V1Deployment.KubeKind,
                        Name = variant.Name,
                    },
                    MinReplicas = 2,
                    MaxReplicas = 10,
                    Metrics =
                    [
                        new()
                        {
                            Type = "Resource",
                            Resource = new()
                            {
                                Name = "cpu",
                                Target = new() { Type = "Utilization", AverageUtilization = 70 },
                            },
                        },
                    ],
                },
            },
            new V1PodDisruptionBudget
            {
                ApiVersion = "policy/v1",
                Kind = V1PodDisruptionBudget.KubeKind,
                Metadata = Named(variant),
                Spec = new()
                {
                    MaxUnavailable = 1,
                    Selector = new() { MatchLabels = Selecting(variant) },
                },
            },
            NetworkPolicyOf(variant),
        ];

    private static V1Deployment DeploymentOf(Variant variant, IReadOnlyDictionary<string, string> environment) =>
        new()
        {
            ApiVersion = "apps/v1",
            Kind = V1Deployment.KubeKind,
            Metadata = Named(variant),
            Spec = new()
            {
                // How many is the autoscaler's to say.
                Selector = new() { MatchLabels = Selecting(variant) },
                Strategy = new()
                {
                    Type = "RollingUpdate",
                    RollingUpdate = new() { MaxUnavailable = 0, MaxSurge = 1 },
                },
                Template = new()
                {
                    Metadata = new() { Labels = Selecting(variant) },
                    Spec = new()
                    {
                        ServiceAccountName = variant.Name,
                        AutomountServiceAccountToken = false,
                        TerminationGracePeriodSeconds = 15,
                        SecurityContext = new()
                        {
                            RunAsNonRoot = true,
                            RunAsUser = Variants.IsHello(variant.Name) ? AppUser : null,
                            RunAsGroup = Variants.IsHello(variant.Name) ? AppUser : null,
                            SeccompProfile = new() { Type = "RuntimeDefault" },
                        },
                        TopologySpreadConstraints =
                        [
                            new()
                            {
                                MaxSkew = 1,
                                TopologyKey = "kubernetes.io/hostname",
                                WhenUnsatisfiable = "ScheduleAnyway",
                                LabelSelector = new() { MatchLabels = Selecting(variant) },
                            },
                        ],
                        Containers = [ContainerOf(variant, environment)],
                        Volumes =
                        [
                            new()
                            {
                                Name = "scratch",
                                EmptyDir = new() { SizeLimit = new("64Mi") },
                            },
                        ],
                    },
                },
            },
        };

    private static V1Container ContainerOf(Variant variant, IReadOnlyDictionary<string, string> environment) =>
        new()
        {
            Name = variant.Name,
            Image = variant.Name,
            Ports = [new() { Name = PortName, ContainerPort = variant.TargetPort }],
            EnvFrom = [new() { ConfigMapRef = new() { Name = Kustomization.Telemetry } }],
            Env =
            [
                new() { Name = "OTEL_SERVICE_NAME", Value = variant.Name },
                .. environment.Select(variable => new V1EnvVar { Name = variable.Key, Value = variable.Value }),
            ],
            StartupProbe = ProbeOf(variant.HealthPath, period: 1, failures: 30),
            ReadinessProbe = ProbeOf(variant.HealthPath, period: 5, failures: 2),
            LivenessProbe = ProbeOf(variant.AlivePath, period: 10, failures: 3),
            // Endpoints leave the Service a moment after the pod is told to end.
            Lifecycle = new() { PreStop = new() { Sleep = new() { Seconds = 5 } } },
            Resources = new()
            {
                Requests = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("50m"), ["memory"] = new("64Mi") },
                Limits = new Dictionary<string, ResourceQuantity>
                {
                    ["memory"] = new($"{Hardening.MemoryMebibytes}Mi"),
                },
            },
            SecurityContext = new()
            {
                AllowPrivilegeEscalation = false,
                ReadOnlyRootFilesystem = true,
                Capabilities = new() { Drop = ["ALL"] },
            },
            VolumeMounts = [new() { Name = "scratch", MountPath = Hardening.Scratch }],
        };

    private static V1Probe ProbeOf(string path, int period, int failures) =>
        new()
        {
            HttpGet = new() { Path = path, Port = PortName },
            PeriodSeconds = period,
            TimeoutSeconds = 3,
            FailureThreshold = failures,
        };

    // In: the service's port alone. Out: names, and telemetry by OTLP.
    private static V1NetworkPolicy NetworkPolicyOf(Variant variant) =>
        new()
        {
            ApiVersion = "networking.k8s.io/v1",
            Kind = V1NetworkPolicy.KubeKind,
            Metadata = Named(variant),
            Spec = new()
            {
                PodSelector = new() { MatchLabels = Selecting(variant) },
                PolicyTypes = ["Ingress", "Egress"],
                Ingress = [new() { Ports = [new() { Port = variant.TargetPort, Protocol = "TCP" }] }],
                Egress =
                [
                    new() { Ports = [new() { Port = 53, Protocol = "UDP" }, new() { Port = 53, Protocol = "TCP" }] },
                    new()
                    {
                        Ports = [new() { Port = 4317, Protocol = "TCP" }, new() { Port = 4318, Protocol = "TCP" }],
                    },
                ],
            },
        };

    private static V1ObjectMeta Named(Variant variant) => new() { Name = variant.Name, Labels = Selecting(variant) };

    private static Dictionary<string, string> Selecting(Variant variant) =>
        new() { ["app.kubernetes.io/name"] = variant.Name, ["app.kubernetes.io/part-of"] = Kustomization.Application };
}
