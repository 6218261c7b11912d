namespace HelloAspire.Comparison.Images;

/// <summary>An image's configuration, the same for Docker's and OCI's manifests.</summary>
public sealed record ImageConfig
{
    public required Platform Platform { get; init; }
    public DateTimeOffset? Created { get; init; }

    /// <summary>User, or user and group, by name or number; empty means root.</summary>
    public string User { get; init; } = "";
    public IReadOnlyList<string> Entrypoint { get; init; } = [];
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>What runs lines of health checks; empty means <c>/bin/sh -c</c>.</summary>
    public IReadOnlyList<string> Shell { get; init; } = [];

    /// <summary>Each as <c>NAME=value</c>.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>Each as <c>8080/tcp</c>.</summary>
    public IReadOnlyList<string> ExposedPorts { get; init; } = [];
    public IReadOnlyList<string> Volumes { get; init; } = [];
    public HealthCheck? HealthCheck { get; init; }
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<HistoryStep> History { get; init; } = [];

    /// <summary>SHA-256 of each uncompressed layer, lowest first, as <c>sha256:…</c>.</summary>
    public required IReadOnlyList<string> DiffIds { get; init; }

    /// <summary>The value of an environment variable; null where it is not set.</summary>
    public string? Variable(string name) =>
        Environment.LastOrDefault(pair => pair.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}

/// <summary>The image's own health check.</summary>
/// <param name="Test">As Docker keeps it: <c>CMD</c> and words, <c>CMD-SHELL</c> and a line, or <c>NONE</c>.</param>
public sealed record HealthCheck(IReadOnlyList<string> Test)
{
    public bool IsDisabled => Test is [] or ["NONE", ..];
}

/// <summary>One step of the image's build history.</summary>
/// <param name="Index">Zero-based place in the history, oldest first.</param>
/// <param name="CreatedBy">The instruction, as the builder wrote it, with secrets masked.</param>
/// <param name="LayerIndex">The layer that the step made; null where it only set something.</param>
public sealed record HistoryStep(int Index, string CreatedBy, int? LayerIndex);
