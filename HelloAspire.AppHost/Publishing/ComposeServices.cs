namespace HelloAspire.AppHost.Publishing;

/// <summary>Says in Compose's terms how each variant is built and run.</summary>
/// <param name="directory">Where the file goes: build contexts are named relative to it.</param>
internal sealed class ComposeServices(string directory, DeploymentVariables variables)
{
    public ComposeService Of(Variant variant, IReadOnlyDictionary<string, string> environment) =>
        new()
        {
            Image = variables.Refer($"{variant.Name}_IMAGE", $"{variant.Name}:latest"),
            Build = new ComposeBuild(
                ContextOf(variant),
                variant.Dockerfile.Replace('\\', '/'),
                [
                    .. variant
                        .BuildArgs.Where(argument => !Variants.LocalBuildArgs.Contains(argument.Key))
                        .Select(argument => $"{argument.Key}={Literal(argument.Value)}"),
                    .. Variants.IsHello(variant.Name) ? Variants.LocalBuildArgs : [],
                ]
            ),
            Environment = EnvironmentOf(variant, environment),
            Ports = [PortOf(variant)],
            Healthcheck = new()
            {
                Interval = "10s",
                Timeout = "3s",
                StartPeriod = "10s",
                StartInterval = "1s",
                Retries = 3,
            },
            ReadOnly = true,
            CapDrop = ["ALL"],
            SecurityOpt = ["no-new-privileges:true"],
            Tmpfs = [Hardening.Scratch],
            Restart = "unless-stopped",
            Deploy = new()
            {
                Replicas = variables.Refer($"{variant.Name}_REPLICAS", "1"),
                UpdateConfig = Replacing with { FailureAction = "rollback" },
                RollbackConfig = Replacing,
                RestartPolicy = new() { ["condition"] = "any", ["delay"] = "1s" },
                Resources = new()
                {
                    ["limits"] = new()
                    {
                        Memory = variables.Refer($"{variant.Name}_MEMORY", $"{Hardening.MemoryMebibytes}M"),
                        // Zero is no limit; more than the machine has would be refused.
                        Cpus = variables.Refer($"{variant.Name}_CPUS", "0"),
                        Pids = Hardening.Processes,
                    },
                },
            },
        };

    // A new task answers before the old one ends, so that no request finds nobody.
    private ComposeUpdate Replacing =>
        new()
        {
            Parallelism = 1,
            Order = "start-first",
            Monitor = variables.Refer("UPDATE_MONITOR", "15s"),
        };

    private Dictionary<string, string> EnvironmentOf(
        Variant variant,
        IReadOnlyDictionary<string, string> environment
    ) =>
        new(environment.ToDictionary(variable => variable.Key, variable => Literal(variable.Value)))
        {
            ["OTEL_SERVICE_NAME"] = variant.Name,
            // Where telemetry goes is known only where the service runs; empty means nowhere.
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = variables.Refer("OTEL_EXPORTER_OTLP_ENDPOINT", ""),
            ["OTEL_EXPORTER_OTLP_HEADERS"] = variables.Refer("OTEL_EXPORTER_OTLP_HEADERS", ""),
        };

    private ComposePort PortOf(Variant variant) =>
        new()
        {
            Target = variant.TargetPort,
            // Nothing given: any free port.
            Published = variables.Refer($"{variant.Name}_PORT", $"{variant.Port ?? 0}"),
            Mode = variables.Refer("PORT_MODE", "ingress"),
        };

    // The file is good on every machine; where the sources are on this one stands in .env.
    private string ContextOf(Variant variant)
    {
        var path = Path.GetRelativePath(directory, variant.Context).Replace('\\', '/');
        var isAbove = path.Split('/').All(segment => segment is "." or "..");
        return variables.Refer($"{variant.Name}_CONTEXT", isAbove ? path : ".", here: path);
    }

    // Compose fills in what follows a single dollar sign.
    private static string Literal(string text) => text.Replace("$", "$$", StringComparison.Ordinal);
}
