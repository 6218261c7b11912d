namespace HelloAspire.Comparison.Measures.Load;

/// <summary>The load that every variant gets: bounded in count and in time.</summary>
internal sealed record LoadOptions
{
    private const int MostConnections = 64;
    private const int MostRounds = 50;
    private const double LongestSlice = 30;
    private const int MostMaxRequests = 1_000_000;

    /// <summary>Concurrent requests: each connection sends the next one once it has its response.</summary>
    public int Connections { get; init; } = 8;

    /// <summary>How many rounds there are, each on a fresh container of each variant.</summary>
    public int Rounds { get; init; } = 9;

    /// <summary>Seconds of load on each variant in a round.</summary>
    public double SliceSeconds { get; init; } = 2;

    /// <summary>Requests to one variant, all rounds together: a round's load ends early when its share is used up.</summary>
    public int MaxRequests { get; init; } = 400_000;

    /// <summary>What is asked for.</summary>
    public string Path { get; init; } = "/";

    internal TimeSpan Slice => TimeSpan.FromSeconds(SliceSeconds);

    /// <summary>Reads the options and checks their bounds.</summary>
    /// <exception cref="UserErrorException">One is out of bounds.</exception>
    public static LoadOptions Read(IConfigurationSection section)
    {
        var options = section.Get<LoadOptions>() ?? new LoadOptions();
        Check(section, nameof(Connections), options.Connections, MostConnections);
        Check(section, nameof(Rounds), options.Rounds, MostRounds);
        Check(section, nameof(SliceSeconds), options.SliceSeconds, LongestSlice);
        Check(section, nameof(MaxRequests), options.MaxRequests, MostMaxRequests);
        return options.Path.StartsWith('/')
            ? options
            : throw new UserErrorException(
                $"{section.Path}:{nameof(Path)} is '{options.Path}'. Give a path that begins with a slash: the load goes to the measured containers only."
            );
    }

    private static void Check(IConfigurationSection section, string key, double value, double most)
    {
        if (value <= 0 || value > most)
        {
            throw new UserErrorException($"{section.Path}:{key} is {value}. Give a number above 0, {most} at most.");
        }
    }
}
