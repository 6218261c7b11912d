using HelloAspire.Dashboard.Components;

namespace HelloAspire.Tests.Dashboard.Pages;

[Trait("Category", "Model")]
public sealed class DisplayTextSpecs
{
    [Theory]
    [InlineData(0.0005, "0.5 µs")]
    [InlineData(0.85, "850 µs")]
    [InlineData(12.34, "12.3 ms")]
    [InlineData(1500, "1.5 s")]
    [InlineData(125_000, "2 min 5 s")]
    [InlineData(7_500_000, "2 h 5 min")]
    [InlineData(200_000_000, "2 d 7 h")]
    public void A_duration_is_written_in_a_unit_that_suits_it(double milliseconds, string expected) =>
        Assert.Equal(expected, DisplayText.Duration(TimeSpan.FromMilliseconds(milliseconds)));
}
