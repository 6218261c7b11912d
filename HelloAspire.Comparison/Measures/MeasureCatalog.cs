using HelloAspire.Comparison.Measures.Builds;
using HelloAspire.Comparison.Measures.Load;
using HelloAspire.Comparison.Measures.Parity;

namespace HelloAspire.Comparison.Measures;

/// <summary>All measures, in the order in which they run.</summary>
internal static class MeasureCatalog
{
    public static IReadOnlyList<IMeasure> All { get; } =
    [new ParityMeasure(), new StartupMeasure(), new ShutdownMeasure(), new LoadMeasure(), new BuildMeasure()];

    /// <summary>The measures of these names; all that are not opt-in where there are none.</summary>
    /// <exception cref="UserErrorException">There is no measure of that name.</exception>
    public static IReadOnlyList<IMeasure> Choose(IReadOnlyCollection<string> ids)
    {
        if (ids.FirstOrDefault(id => All.All(measure => !IsCalled(measure, id))) is { } unknown)
        {
            throw new UserErrorException(
                $"Unknown measure '{unknown}'. Use one or more of: {string.Join(", ", All.Select(measure => measure.Id))}."
            );
        }
        return ids.Count == 0
            ? [.. All.Where(measure => !measure.IsOptIn)]
            : [.. All.Where(measure => ids.Any(id => IsCalled(measure, id)))];
    }

    private static bool IsCalled(IMeasure measure, string id) =>
        measure.Id.Equals(id, StringComparison.OrdinalIgnoreCase);
}
