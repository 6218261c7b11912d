namespace HelloAspire.AppHost;

/// <summary>The same tight limits for every variant, so that what differs between them is the image alone.</summary>
public static class Hardening
{
    /// <summary>The one directory that can be written to.</summary>
    public const string Scratch = "/tmp";

    /// <summary>The most processes and threads at a time.</summary>
    public const int Processes = 128;

    /// <summary>The most memory.</summary>
    public const int MemoryMebibytes = 256;

    private const string EmptyTmpfs = $"--tmpfs={Scratch}";

    /// <summary>Arguments for the engine's <c>run</c> command.</summary>
    public static string[] Flags { get; } =
    [
        "--read-only",
        EmptyTmpfs,
        "--cap-drop=ALL",
        "--security-opt=no-new-privileges",
        $"--pids-limit={Processes}",
        $"--memory={MemoryMebibytes}m",
    ];

    /// <summary>
    /// Runs a container with <see cref="Flags"/>. Podman copies into a tmpfs what the image has at its place unless it is
    /// told not to, and fails at the pipes that the .NET SDK leaves in /tmp.
    /// </summary>
    public static IResourceBuilder<ContainerResource> WithHardening(
        this IResourceBuilder<ContainerResource> container
    ) =>
        container
            // Where there is a developer certificate, the orchestrator copies it into containers, and fails at this one.
            .WithCertificateTrustScope(CertificateTrustScope.None)
            .WithoutHttpsCertificate()
            .WithContainerRuntimeArgs(context =>
            {
                var isPodman = ContainerEngineCheck.NamedIn(container.ApplicationBuilder.Configuration) == "podman";
                foreach (var flag in Flags)
                {
                    context.Args.Add(isPodman && flag == EmptyTmpfs ? $"{flag}:notmpcopyup" : flag);
                }
            });
}
