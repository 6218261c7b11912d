namespace HelloAspire.Comparison.Checks.Vulnerabilities.Severities;

/// <summary>Metrics and the values that each may have.</summary>
internal sealed class CvssMetrics
{
    private readonly Dictionary<string, string[]> _values;

    /// <summary>Takes one metric a line, as <c>AV:N A L P</c>.</summary>
    public CvssMetrics(string lines) =>
        _values = lines
            .Split('\n')
            .Select(line => line.Split(':'))
            .ToDictionary(parts => parts[0], parts => parts[1].Split(' '));

    public IEnumerable<string> Names => _values.Keys;

    public bool Allows(string metric, string value) =>
        _values.TryGetValue(metric, out var values) && values.Contains(value);
}
