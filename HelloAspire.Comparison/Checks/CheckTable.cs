namespace HelloAspire.Comparison.Checks;

/// <summary>
/// The checks' numbers, severities and words. CIS-DI numbers are of the CIS Docker Benchmark as dockle counts them,
/// DKL numbers are dockle's own, HELLO numbers are this project's.
/// </summary>
public static class CheckTable
{
    public static CheckInfo User { get; } =
        new("CIS-DI-0001", Severity.High, "Runs as root", "Add 'USER' with a number other than 0 to the final stage.");
    public static CheckInfo HealthCheck { get; } =
        new(
            "CIS-DI-0006",
            Severity.Low,
            "No health check",
            "Add 'HEALTHCHECK'; without a shell, let the program probe itself."
        );
    public static CheckInfo SetUid { get; } =
        new(
            "CIS-DI-0008",
            Severity.Low,
            "Set-uid or set-gid files",
            "Remove them, or take the bit away: 'chmod a-s FILE'."
        );
    public static CheckInfo AddInstruction { get; } =
        new(
            "CIS-DI-0009",
            Severity.Medium,
            "ADD instead of COPY",
            "Use 'COPY'; 'ADD' also unpacks archives and downloads from URLs."
        );
    public static CheckInfo Secrets { get; } =
        new(
            "CIS-DI-0010",
            Severity.High,
            "Secret in the image",
            "Revoke it, then pass it at run time or as a build secret. Deleting it in a later layer does not help."
        );
    public static CheckInfo Sudo { get; } =
        new("DKL-DI-0001", Severity.Medium, "Uses sudo", "Do what needs rights before 'USER', and leave sudo out.");
    public static CheckInfo SensitiveVolume { get; } =
        new("DKL-DI-0002", Severity.High, "Volume on a system directory", "Declare volumes for data directories only.");
    public static CheckInfo DistUpgrade { get; } =
        new("DKL-DI-0003", Severity.Medium, "Upgrades the distribution", "Take a newer base image instead.");
    public static CheckInfo AptCache { get; } =
        new(
            "DKL-DI-0005",
            Severity.Low,
            "apt's caches left in",
            "End the same RUN with 'rm -rf /var/lib/apt/lists/* /var/cache/apt/*'."
        );
    public static CheckInfo LatestTag { get; } =
        new(
            "DKL-DI-0006",
            Severity.Low,
            "Tagged 'latest'",
            "Tag with a version or a commit, so that a name means one image."
        );
    public static CheckInfo EmptyPassword { get; } =
        new(
            "DKL-LI-0001",
            Severity.High,
            "Account without a password",
            "Lock it: 'passwd -l NAME', or '!' in /etc/shadow."
        );
    public static CheckInfo DuplicateId { get; } =
        new(
            "DKL-LI-0002",
            Severity.Medium,
            "User or group number given twice",
            "Give each account a number of its own."
        );
    public static CheckInfo Sdk { get; } =
        new(
            "HELLO-0001",
            Severity.Medium,
            "SDK left in",
            "Build in a first stage, and copy only the program to the final one."
        );
    public static CheckInfo Compiler { get; } =
        new(
            "HELLO-0002",
            Severity.Medium,
            "Compiler or linker left in",
            "Build in a first stage, and copy only the program to the final one."
        );
    public static CheckInfo SourceCode { get; } =
        new(
            "HELLO-0003",
            Severity.Medium,
            "Source code left in",
            "Copy only what the program needs at run time to the final stage."
        );
    public static CheckInfo PackageCache { get; } =
        new(
            "HELLO-0004",
            Severity.Low,
            "Package cache left in",
            "Restore packages in a first stage, or delete the cache in the same RUN."
        );
    public static CheckInfo DebugSymbols { get; } =
        new(
            "HELLO-0005",
            Severity.Low,
            "Debug symbols left in",
            "Keep them apart from the image, or publish without them."
        );
    public static CheckInfo Labels { get; } =
        new(
            "HELLO-0006",
            Severity.Info,
            "No OCI labels",
            "Add 'LABEL org.opencontainers.image.source=…', '.version' and '.revision'."
        );
    public static CheckInfo UnpinnedBase { get; } =
        new("HELLO-0007", Severity.Low, "Base image not pinned", "Name it with its digest: 'FROM image:tag@sha256:…'.");
    public static CheckInfo WorldWritable { get; } =
        new(
            "HELLO-0008",
            Severity.Low,
            "Writable by everyone",
            "Take the right away: 'chmod o-w FILE'; directories that all must write need the sticky bit."
        );
    public static CheckInfo MissingProgram { get; } =
        new(
            "HELLO-0009",
            Severity.High,
            "The program cannot start",
            "Copy it to the final stage, make it executable, and name it by its full path."
        );
    public static CheckInfo MissingLoader { get; } =
        new(
            "HELLO-0010",
            Severity.High,
            "The program's loader is missing",
            "Build for the C library of the final stage (glibc or musl), link statically, or add the interpreter."
        );
    public static CheckInfo BrokenHealthCheck { get; } =
        new(
            "HELLO-0011",
            Severity.High,
            "The health check cannot run",
            "Use 'HEALTHCHECK CMD [\"program\", …]' with a program that the image holds."
        );
    public static CheckInfo Waste { get; } =
        new(
            "HELLO-0012",
            Severity.Low,
            "Bytes that no container sees",
            "Delete files in the RUN that makes them, and copy each only once."
        );
}
