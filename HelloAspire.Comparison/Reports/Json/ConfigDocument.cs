using HelloAspire.Comparison.Images;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>An image's settings in the JSON contract.</summary>
internal sealed record ConfigDocument
{
    public required string User { get; init; }
    public required IReadOnlyList<string> Entrypoint { get; init; }
    public required IReadOnlyList<string> Command { get; init; }
    public required IReadOnlyList<string> Env { get; init; }
    public required IReadOnlyList<string> ExposedPorts { get; init; }
    public IReadOnlyList<string>? Healthcheck { get; init; }
    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public static ConfigDocument Of(ImageConfig config) =>
        new()
        {
            User = config.User,
            Entrypoint = config.Entrypoint,
            Command = config.Command,
            Env = config.Environment,
            ExposedPorts = config.ExposedPorts,
            Healthcheck = config.HealthCheck?.Test,
            Labels = config.Labels,
        };
}
