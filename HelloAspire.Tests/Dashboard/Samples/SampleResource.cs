using HelloAspire.Dashboard.Resources;

namespace HelloAspire.Tests.Dashboard.Samples;

/// <summary>The resources of the sample, each in its usual state.</summary>
public static class SampleResource
{
    public const string MultiStageName = "multi-stage-x7k2p9qd";
    public const string SingleStageName = "single-stage-b3m8w4zc";
    public const string ComparisonName = "comparison-r5t1v6nh";

    private static readonly DateTimeOffset Started = DateTimeOffset.UtcNow.AddMinutes(-12);

    public static ResourceView MultiStage() =>
        new()
        {
            Name = MultiStageName,
            DisplayName = "multi-stage",
            Uid = "x7k2p9qd",
            Type = "Container",
            State = "Running",
            StateStyle = StateStyle.Success,
            HealthStatus = HealthStatusView.Healthy,
            HealthReports = [new("multi-stage_http_/health_200_check", HealthStatusView.Healthy, null, null, Started)],
            CreatedAt = Started.AddSeconds(-1),
            StartedAt = Started,
            Source = "HelloAspire.Web/Dockerfile",
            Properties =
            [
                new("Dockerfile", "HelloAspire.Web/Dockerfile"),
                new("Image", "multi-stage:4f2c9be01d77"),
                new("Image digest", "sha256:9a0c7d5b1f6e4a3d2c8b7f6e5d4c3b2a1908f7e6d5c4b3a291807f6e5d4c3b2a"),
                new("Image created", "2026-03-14 09:26:53"),
                new("Image size", "27.9 MB"),
                new("Container ID", "c0ffee12ab34"),
                new("Ports", "127.0.0.1:5000 → 8080"),
            ],
            EnvironmentVariables =
            [
                new("ASPNETCORE_HTTP_PORTS", "8080", FromSpec: false),
                new("OTEL_SERVICE_NAME", "multi-stage", FromSpec: true),
                new("OTEL_EXPORTER_OTLP_HEADERS", "x-otlp-api-key=s3cret", FromSpec: true, IsSensitive: true),
                new("PATH", "/usr/local/bin:/usr/bin:/bin", FromSpec: false),
            ],
            Urls = [new("http", "http://localhost:5000", "http://localhost:5000")],
            Relationships = [new("comparison", "Reference")],
            Commands =
            [
                new("start", "Start", State: CommandState.Hidden),
                new("stop", "Stop", "Stops the container", IconName: "Stop", IsHighlighted: true),
                new("restart", "Restart", "Restarts it", IconName: "ArrowClockwise", IsHighlighted: true),
                new("rebuild", "Rebuild", "Builds the image anew", "Build the image anew?", "Hammer"),
                new("inspect", "Inspect image", IconName: "Document"),
                new("compare", "Compare", "Compares the images", IconName: "Scales"),
            ],
        };

    public static ResourceView SingleStage() =>
        MultiStage() with
        {
            Name = SingleStageName,
            DisplayName = "single-stage",
            Uid = "b3m8w4zc",
            HealthStatus = HealthStatusView.Unhealthy,
            HealthReports =
            [
                new(
                    "single-stage_http_/health_200_check",
                    HealthStatusView.Unhealthy,
                    "Got 503 instead of 200.",
                    "System.Net.Http.HttpRequestException: Got 503 instead of 200.\n   at HttpHealthCheck.CheckAsync()",
                    Started.AddMinutes(3)
                ),
            ],
            Source = "HelloAspire.Web/Dockerfile.single",
            Urls = [new("http", "http://localhost:5001", "http://localhost:5001")],
        };

    public static ResourceView Comparison() =>
        new()
        {
            Name = ComparisonName,
            DisplayName = "comparison",
            Type = "Project",
            State = "Finished",
            ExitCode = 0,
            CreatedAt = Started,
            StartedAt = Started,
            StoppedAt = Started.AddMinutes(1),
            Source = "HelloAspire.Comparison.csproj",
            Urls = [new("http", "http://localhost:5002", "Comparison", IsInactive: true)],
            Commands = [new("start", "Start", "Starts it", IconName: "Play", IsHighlighted: true)],
        };
}
