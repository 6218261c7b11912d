namespace HelloAspire.Hosting;

/// <summary>How an application is composed.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>The command line.</summary>
    public string[]? Args { get; set; }

    /// <summary>The app host's assembly, where it is not the entry assembly.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>The app host's directory, where its assembly does not tell.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>Leaves the dashboard out.</summary>
    public bool DisableDashboard { get; set; }

    /// <summary>Allows http URLs for the dashboard.</summary>
    public bool AllowUnsecuredTransport { get; set; }
}
