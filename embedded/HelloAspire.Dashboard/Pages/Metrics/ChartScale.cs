namespace HelloAspire.Dashboard.Pages.Metrics;

/// <summary>
/// Fits values to MudBlazor's vertical axis, whose lines stand at whole numbers only: small values are drawn a
/// thousand or more times as large, and number formats with that many thousands' commas write them as they are.
/// </summary>
/// <param name="Factor">A power of 1000.</param>
/// <param name="Tick">The distance of two lines, after multiplication.</param>
/// <param name="Format">Writes a multiplied value in its own size.</param>
public sealed record ChartScale(double Factor, int Tick, string Format)
{
    private const double MaxLines = 6;

    public static ChartScale For(double largest)
    {
        var (factor, commas) = (1.0, "");

        while (largest * factor < 1000 && commas.Length < 4)
        {
            (factor, commas) = (factor * 1000, commas + ",");
        }

        return new(factor, Nice(largest * factor / MaxLines), $"#,0{commas}.###");
    }

    /// <summary>The next number up that is 1, 2 or 5 times a power of ten.</summary>
    private static int Nice(double distance)
    {
        if (distance <= 1)
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(distance)));
        var digit = distance / power;
        return (int)
            Math.Min(
                1e9,
                power
                    * (
                        digit <= 1 ? 1
                        : digit <= 2 ? 2
                        : digit <= 5 ? 5
                        : 10
                    )
            );
    }
}
