namespace HelloAspire.AppHost;

/// <summary>One Dockerfile to run beside the others.</summary>
/// <param name="Name">The resource's name.</param>
/// <param name="Context">The build context's absolute path.</param>
/// <param name="Dockerfile">The Dockerfile, relative to the context.</param>
/// <param name="Port">The port on this machine, or null for any free one.</param>
/// <param name="TargetPort">The port that the container listens on.</param>
/// <param name="HealthPath">The path that answers 200 when the service is well.</param>
/// <param name="AlivePath">The path that answers 200 while the service need not be started anew.</param>
/// <param name="BuildArgs">The build's arguments.</param>
public sealed record Variant(
    string Name,
    string Context,
    string Dockerfile,
    int? Port,
    int TargetPort,
    string HealthPath,
    string AlivePath,
    IReadOnlyDictionary<string, string> BuildArgs
);
