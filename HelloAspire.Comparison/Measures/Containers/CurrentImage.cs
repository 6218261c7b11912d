using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Measures.Containers;

internal static class CurrentImage
{
    /// <summary>
    /// The variant with the image that its address runs now: whoever runs it may have built it anew since it was
    /// configured. As configured where that cannot be told.
    /// </summary>
    public static async Task<Variant> WithCurrentImage(
        this Variant variant,
        ContainerEngine engine,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await RunningContainer.Find(engine, variant, cancellationToken) is { } running
                ? variant with
                {
                    Image = running.Image,
                }
                : variant;
        }
        // Whoever needs the image comes to the same point, and says what is wrong.
        catch (UserErrorException)
        {
            return variant;
        }
    }
}
