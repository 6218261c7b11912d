using HelloAspire.Comparison.Comparing.Gates;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Page.Sessions;
using HelloAspire.Comparison.Page.Variants;
using HelloAspire.Comparison.Reports;

namespace HelloAspire.Comparison.Page.Api;

/// <summary>The reports that the page gives out: on what is read and measured by now.</summary>
internal sealed class PageReports(VariantSet variants, PairSessions pairs, Gate gate, TimeProvider clock)
{
    /// <exception cref="UserErrorException">An image could not be read.</exception>
    public async Task<Report> On(ComparedPair pair, CancellationToken cancellationToken)
    {
        var failed = pair.Reading.Readings.FirstOrDefault(one =>
            one.Error is not null && (one.Variant == pair.Left || one.Variant == pair.Right)
        );
        if (failed is { Error: { } error })
        {
            throw new UserErrorException($"{failed.Variant.Name}: {error}");
        }
        var comparison = pair.Comparison!;
        return Report.On(comparison) with
        {
            Measures = pair.Measures.Measured,
            Gate = gate.Evaluate([comparison.Left, comparison.Right], comparison),
            Provenance = await Provenance.Now(clock, Engine(pair), cancellationToken),
        };
    }

    /// <summary>The pair to report on.</summary>
    /// <param name="variant">The configured variant to compare with the left side; null where <paramref name="right"/> names one.</param>
    /// <exception cref="UserErrorException">There is no variant of that name, or a side names no image.</exception>
    public ComparedPair Choose(string? variant, string? left, string? right)
    {
        if (variant is not null && variants.Others.All(other => other.Name != variant))
        {
            throw new UserErrorException(
                variants.All.Count == 0
                    ? $"No variants are configured. Add two under {ConfiguredVariants.Section}."
                    : $"There is no variant '{variant}' to compare. Use one of: {string.Join(", ", variants.Others.Select(other => other.Name))}."
            );
        }
        return pairs.Of(new(left, right ?? variant));
    }

    private static ContainerEngine? Engine(ComparedPair pair) => pair.Left.Image.Engine ?? pair.Right.Image.Engine;
}
