using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Secrets;

namespace HelloAspire.Comparison.Reports.Json;

/// <summary>An image's settings in the JSON contract; secrets in them are masked.</summary>
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
            Entrypoint = Redacted(config.Entrypoint),
            Command = Redacted(config.Command),
            Env = Redacted(config.Environment),
            ExposedPorts = config.ExposedPorts,
            Healthcheck = config.HealthCheck is { } check ? Redacted(check.Test) : null,
            Labels = config.Labels.ToDictionary(label => label.Key, label => SecretText.Redact(label.Key, label.Value)),
        };

    private static List<string> Redacted(IReadOnlyList<string> texts) => [.. texts.Select(SecretText.Redact)];
}
