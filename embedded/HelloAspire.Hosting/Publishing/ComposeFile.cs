using YamlDotNet.Serialization;

namespace HelloAspire.Hosting.Publishing;

/// <summary>
/// The part of the Compose specification that is written; Swarm's <c>docker stack deploy</c> takes the same file.
/// </summary>
internal sealed record ComposeFile(Dictionary<string, ComposeService> Services)
{
    /// <summary>The first with a limit of processes; Swarm before Docker 25 takes no file without a version.</summary>
    [YamlMember(Order = -1)]
    public string Version { get; } = "3.9";

    public string ToYaml() =>
        new SerializerBuilder()
            .WithNamingConvention(YamlDotNet.Serialization.NamingConventions.UnderscoredNamingConvention.Instance)
            .ConfigureDefaultValuesHandling(
                DefaultValuesHandling.OmitNull
                    | DefaultValuesHandling.OmitEmptyCollections
                    | DefaultValuesHandling.OmitDefaults
            )
            .WithQuotingNecessaryStrings()
            .DisableAliases()
            .Build()
            .Serialize(this);
}

/// <summary>A service; its health check is the image's own.</summary>
internal sealed record ComposeService
{
    public required string Image { get; init; }

    public ComposeBuild? Build { get; init; }

    public List<string> Command { get; init; } = [];

    public Dictionary<string, string> Environment { get; init; } = [];

    public List<string> Ports { get; init; } = [];

    public List<string> Expose { get; init; } = [];

    public bool ReadOnly { get; set; }

    public List<string> CapDrop { get; init; } = [];

    public List<string> SecurityOpt { get; init; } = [];

    public List<string> Tmpfs { get; init; } = [];

    public ComposeDeploy Deploy { get; init; } = new();
}

/// <summary>How an image is built; the Dockerfile's path is relative to the context, the context's to the file.</summary>
internal sealed record ComposeBuild(string Context, string Dockerfile, string? Target, Dictionary<string, string> Args);

/// <summary>How many run, how they are updated, and what they may use.</summary>
internal sealed record ComposeDeploy
{
    public int Replicas { get; init; } = 1;

    public ComposeUpdate UpdateConfig { get; init; } = new();

    public Dictionary<string, string> RestartPolicy { get; init; } = new() { ["condition"] = "any" };

    public ComposeResources Resources { get; init; } = new();
}

/// <summary>A new task starts before the old one ends; a failed update is taken back.</summary>
internal sealed record ComposeUpdate
{
    public string Order { get; init; } = "start-first";

    public string FailureAction { get; init; } = "rollback";
}

internal sealed record ComposeResources
{
    public ComposeLimits Limits { get; init; } = new();
}

internal sealed record ComposeLimits
{
    public string? Memory { get; set; }

    public string? Cpus { get; set; }

    public int? Pids { get; set; }
}
