using HelloAspire.Comparison.Measures.Containers;
using HelloAspire.Comparison.Measures.Load;

namespace HelloAspire.Comparison.Measures;

/// <summary>How much is measured, and in what frame.</summary>
internal sealed record MeasureOptions
{
    public const string Section = "Comparison:Measures";

    /// <summary>The engine's arguments around every container that a measure starts.</summary>
    public required IReadOnlyList<string> RunArguments { get; init; }

    /// <summary>Fresh containers of each variant whose start-up is timed.</summary>
    public int Startups { get; init; } = 15;

    /// <summary>Fresh containers of each variant whose shutdown is timed.</summary>
    public int Shutdowns { get; init; } = 9;

    /// <summary>Builds of each variant with a full cache.</summary>
    public int WarmBuilds { get; init; } = 3;

    /// <summary>
    /// Seconds that a round takes at least where a measure runs alone: between its rounds there are none of others, and
    /// in one stretch they would tell nothing of how the machine drifts.
    /// </summary>
    public int RoundSeconds { get; init; } = 4;
    public LoadOptions Load { get; init; } = new();

    /// <summary>Further requests for the parity measure, each as <c>GET /path</c>.</summary>
    public IReadOnlyList<string> Requests { get; init; } = [];

    /// <summary>Reads <c>Comparison:RunArguments</c> and <c>Comparison:Measures</c>.</summary>
    public static MeasureOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var defaults = new MeasureOptions { RunArguments = ContainerFrame.Read(configuration) };
        return defaults with
        {
            Startups = Count(section, nameof(Startups), defaults.Startups),
            Shutdowns = Count(section, nameof(Shutdowns), defaults.Shutdowns),
            WarmBuilds = Count(section, nameof(WarmBuilds), defaults.WarmBuilds),
            RoundSeconds = Count(section, nameof(RoundSeconds), defaults.RoundSeconds, least: 0),
            Load = LoadOptions.Read(section.GetSection(nameof(Load))),
            Requests = section.GetSection(nameof(Requests)).Get<string[]>() ?? [],
        };
    }

    private static int Count(IConfigurationSection section, string key, int otherwise, int least = 1)
    {
        var count = section.GetValue(key, otherwise);
        return count >= least && count <= 100
            ? count
            : throw new UserErrorException($"{Section}:{key} is {count}. Give a number from {least} to 100.");
    }
}
