namespace HelloAspire.Dashboard.Pages.Metrics;

/// <summary>How the values of an instrument are shown.</summary>
public enum MetricView
{
    /// <summary>As they were reported.</summary>
    Value,

    /// <summary>How much a total grows per second.</summary>
    Rate,

    /// <summary>The 50th, 90th and 99th percentile of a histogram.</summary>
    Percentiles,

    /// <summary>A histogram's mean.</summary>
    Mean,
}
