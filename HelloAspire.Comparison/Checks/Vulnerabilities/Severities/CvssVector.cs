namespace HelloAspire.Comparison.Checks.Vulnerabilities.Severities;

/// <summary>A vector's metrics, by their abbreviations.</summary>
internal sealed class CvssVector
{
    private readonly Dictionary<string, string> _values;

    private CvssVector(Dictionary<string, string> values) => _values = values;

    /// <summary>The metric's value; null where the vector does not state it.</summary>
    public string? this[string metric] => _values.GetValueOrDefault(metric);

    /// <summary>Reads a vector such as <c>AV:N/AC:L</c>.</summary>
    /// <param name="mandatory">What the vector has to state.</param>
    /// <param name="optional">What it may state besides.</param>
    /// <returns>Null where the vector is invalid.</returns>
    public static CvssVector? Parse(string text, CvssMetrics mandatory, CvssMetrics optional)
    {
        var values = new Dictionary<string, string>();
        foreach (var part in text.Split('/'))
        {
            if (
                part.Split(':') is not [var metric, var value]
                || !(mandatory.Allows(metric, value) || optional.Allows(metric, value))
                || !values.TryAdd(metric, value)
            )
            {
                return null;
            }
        }
        return mandatory.Names.All(values.ContainsKey) ? new CvssVector(values) : null;
    }
}
