using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures.Containers;
using HelloAspire.Comparison.Page.Variants;

namespace HelloAspire.Comparison.Page.Sessions;

/// <summary>Removes at the start what a killed process left behind, and at the end what is under way.</summary>
internal sealed class MeasureCleanup(VariantSet variants, MeasureSession measures, ILogger<MeasureCleanup> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var engine in variants.Engines)
            {
                if (await Leftovers.Remove(engine, stoppingToken) is > 0 and var count)
                {
                    logger.LogInformation(
                        "Removed {Count} containers and images of measures that were interrupted",
                        count
                    );
                }
            }
        }
        catch (UserErrorException exception)
        {
            logger.LogWarning("Measures cannot run: {Reason}", exception.Message);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await measures.DisposeAsync();
    }
}
