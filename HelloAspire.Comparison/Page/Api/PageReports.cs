using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Sessions;
using HelloAspire.Comparison.Page.Variants;
using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Page.Api;

/// <summary>The reports that the page gives out: on what is read and measured by now.</summary>
internal sealed class PageReports(
    VariantSet variants,
    ReadingSession reading,
    MeasureSession measures,
    Gate gate,
    TimeProvider clock
)
{
    /// <exception cref="UserErrorException">An image could not be read.</exception>
    public async Task<Report> On(ImageVariant other, CancellationToken cancellationToken)
    {
        if (reading.Readings.FirstOrDefault(one => one.Error is not null) is { Error: { } error } failed)
        {
            throw new UserErrorException($"{failed.Variant.Name}: {error}");
        }
        var comparison = reading.Compare(other)!;
        return Report.On(comparison) with
        {
            Measures = measures.Measured,
            Gate = gate.Evaluate([comparison.Left, comparison.Right], comparison),
            Provenance = await Provenance.Now(clock, variants.Engines.FirstOrDefault(), cancellationToken),
        };
    }

    /// <summary>The variant to compare with the baseline; the first where no name is given.</summary>
    /// <exception cref="UserErrorException">There is none of that name.</exception>
    public ImageVariant Choose(string? name) =>
        variants.Others.FirstOrDefault(variant => name is null || variant.Name == name)
        ?? throw new UserErrorException(
            variants.All.Count == 0
                ? $"No variants are configured. Give two under {ConfiguredVariants.Section}."
                : $"There is no variant '{name}' to compare. Use one of: {string.Join(", ", variants.Others.Select(variant => variant.Name))}."
        );
}
