using HelloAspire.Comparison;
using HelloAspire.Comparison.Page.Variants;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.Comparison.Page.Variants;

[Trait("Category", "Model")]
public sealed class ConfiguredVariantsSpecs
{
    [Fact]
    public void I_can_give_the_variants_by_configuration()
    {
        var variants = ConfiguredVariants.Read(
            Settings(
                ("Comparison:Variants:0:Name", "multi"),
                ("Comparison:Variants:0:Image", "hello:multi"),
                ("Comparison:Variants:0:ContextPath", "/src"),
                ("Comparison:Variants:0:Dockerfile", "web/Dockerfile"),
                ("Comparison:Variants:0:BuildArgs:SDK_IMAGE", "sdk:1"),
                ("Comparison:Variants:0:Url", "http://localhost:5000"),
                ("Comparison:Variants:0:HealthPath", "/health"),
                ("Comparison:Variants:1:Name", "single"),
                ("Comparison:Variants:1:Image", "hello:single"),
                ("Comparison:Variants:1:TargetPort", "9000")
            )
        );

        Assert.Equal(["multi", "single"], variants.Select(variant => variant.Name));
        Assert.Equal("/src/web/Dockerfile", variants[0].DockerfilePath);
        Assert.Equal("sdk:1", variants[0].BuildArgs["SDK_IMAGE"]);
        Assert.Equal(5000, variants[0].Url!.Port);
        Assert.Equal(9000, variants[1].TargetPort);
    }

    [Theory]
    [InlineData("Image", "", "Image is missing")]
    [InlineData("Url", "http://192.0.2.1:5000", "Url is 'http://192.0.2.1:5000'")]
    [InlineData("HealthPath", "health", "HealthPath is 'health'")]
    [InlineData("TargetPort", "99999", "TargetPort is '99999'")]
    [InlineData("Name", "b", "'b' is used more than once")]
    public void A_wrong_variant_is_named_with_its_mend(string key, string value, string message)
    {
        var settings = Settings(
            ("Comparison:Variants:0:Name", "a"),
            ("Comparison:Variants:0:Image", "hello:a"),
            ("Comparison:Variants:1:Name", "b"),
            ("Comparison:Variants:1:Image", "hello:b"),
            ($"Comparison:Variants:0:{key}", value)
        );

        var failure = Assert.Throws<UserErrorException>(() => ConfiguredVariants.Read(settings));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Settings(params (string Key, string Value)[] values)
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (key, value) in values)
        {
            settings[key] = value;
        }
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
