using HelloAspire.Comparison.Page.Layout;

namespace HelloAspire.Tests.Comparison.Page.Layout;

[Trait("Category", "Model")]
public sealed class UnitsSpecs
{
    [Theory]
    [InlineData("11.5 MB to pull vs. ≈ 824 MB", "11.5_MB to pull vs. ≈_824_MB")]
    [InlineData("548 ms vs. 406 ms", "548_ms vs. 406_ms")]
    [InlineData("3 MB-sized files", "3 MB-sized files")]
    public void A_number_is_tied_to_its_unit_and_its_sign(string text, string expected)
    {
        Assert.Equal(expected.Replace('_', '\u00A0'), Units.Keep(text));
    }
}
