namespace HelloAspire.Tests.Hosting.ApplicationModel;

[Trait("Category", "Model")]
public sealed class ResourceNameSpecs
{
    [Theory]
    [InlineData("a")]
    [InlineData("Web-2")]
    [InlineData("multi-stage")]
    public void A_name_has_letters_digits_and_single_hyphens(string name) =>
        Assert.Equal(name, new ContainerResource(name).Name);

    [Theory]
    [InlineData("2web")]
    [InlineData("web-")]
    [InlineData("-web")]
    [InlineData("we--b")]
    [InlineData("we b")]
    [InlineData("wéb")]
    [InlineData("web_2")]
    public void Another_name_is_refused_and_the_rule_is_told(string name)
    {
        var failure = Assert.Throws<ArgumentException>(() => new ContainerResource(name));

        Assert.Contains($"'{name}' is no resource name", failure.Message, StringComparison.Ordinal);
        Assert.Contains("beginning with a letter", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_more_than_64_characters_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ContainerResource(new('a', 65)));

    [Fact]
    public void Two_resources_cannot_have_the_same_name()
    {
        var failure = Assert.Throws<DistributedApplicationException>(() =>
            new ResourceCollection { new ContainerResource("web"), new ContainerResource("WEB") }
        );

        Assert.Contains("Two resources are named 'WEB'", failure.Message, StringComparison.Ordinal);
    }
}
