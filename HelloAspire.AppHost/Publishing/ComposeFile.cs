using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HelloAspire.AppHost.Publishing;

/// <summary>
/// The part of the Compose specification that is written; Swarm's <c>docker stack deploy</c> takes the same file.
/// Values are text where they may be variables, as <c>${NAME:-default}</c>.
/// </summary>
public sealed record ComposeFile
{
    public Dictionary<string, ComposeService> Services { get; init; } = [];

    public string ToYaml() =>
        new SerializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
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

/// <summary>A service: its image, how to build it, what it may do, and how many run.</summary>
public sealed record ComposeService
{
    public required string Image { get; init; }
    public required ComposeBuild Build { get; init; }
    public Dictionary<string, string> Environment { get; init; } = [];
    public List<ComposePort> Ports { get; init; } = [];
    public required ComposeHealthCheck Healthcheck { get; init; }
    public bool ReadOnly { get; init; }
    public List<string> CapDrop { get; init; } = [];
    public List<string> SecurityOpt { get; init; } = [];
    public List<string> Tmpfs { get; init; } = [];

    /// <summary>For Compose; Swarm goes by <see cref="ComposeDeploy.RestartPolicy"/>.</summary>
    public string? Restart { get; init; }
    public required ComposeDeploy Deploy { get; init; }
}

/// <summary>How Compose builds the image; Swarm takes it as it is.</summary>
/// <param name="Args">As <c>NAME=value</c>; a name alone passes the variable on where it is set.</param>
public sealed record ComposeBuild(string Context, string Dockerfile, List<string> Args)
{
    public ComposeBuild()
        : this("", "", []) { }
}

/// <summary>A port of the host; each node's own where the mode is <c>host</c>, else the whole Swarm's.</summary>
public sealed record ComposePort
{
    public int Target { get; init; }
    public required string Published { get; init; }
    public required string Mode { get; init; }
}

/// <summary>How often the image's own HEALTHCHECK runs, which stays the command.</summary>
public sealed record ComposeHealthCheck
{
    public required string Interval { get; init; }
    public required string Timeout { get; init; }
    public required string StartPeriod { get; init; }

    /// <summary>How often within the start period: a task is waited for until it is healthy.</summary>
    public required string StartInterval { get; init; }
    public int Retries { get; init; }
}

/// <summary>How many run, how they are updated, and what they may use.</summary>
public sealed record ComposeDeploy
{
    public required string Replicas { get; init; }
    public required ComposeUpdate UpdateConfig { get; init; }
    public required ComposeUpdate RollbackConfig { get; init; }
    public required Dictionary<string, string> RestartPolicy { get; init; }
    public required Dictionary<string, ComposeLimits> Resources { get; init; }
}

/// <summary>How one task takes over from another.</summary>
public sealed record ComposeUpdate
{
    public int Parallelism { get; init; }
    public required string Order { get; init; }
    public string? FailureAction { get; init; }
    public string? Monitor { get; init; }
}

/// <summary>What a container may use.</summary>
public sealed record ComposeLimits
{
    public string? Memory { get; init; }
    public string? Cpus { get; init; }
    public int Pids { get; init; }
}
