using HelloAspire.Comparison;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Reading.Sources;

namespace HelloAspire.Tests.Comparison.Reading.Sources;

[Trait("Category", "Model")]
public sealed class ImageReferenceSpecs
{
    private static readonly ContainerEngine Default = new("nerdctl");

    [Theory]
    [InlineData("hello:1", "nerdctl", "hello:1")]
    [InlineData("registry:5000/hello", "nerdctl", "registry:5000/hello")]
    [InlineData("sha256:0123456789ab", "nerdctl", "sha256:0123456789ab")]
    [InlineData("docker-daemon:hello:1", "docker", "hello:1")]
    [InlineData("containers-storage:hello:1", "podman", "hello:1")]
    [InlineData("docker-archive:hello.tar", null, "hello.tar")]
    [InlineData("oci-archive:hello.tar:1", null, "hello.tar:1")]
    [InlineData("oci:/hello", null, "/hello")]
    public void It_names_an_engine_and_an_image_there_or_a_file(string text, string? engine, string location)
    {
        var reference = ImageReference.Parse(text, Default);

        Assert.Equal((engine, location, text), (reference.Engine?.Program, reference.Location, $"{reference}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("docker-daemon:")]
    [InlineData("oci: ")]
    public void One_that_names_nothing_is_refused(string text)
    {
        var refusal = Assert.Throws<UserErrorException>(() => ImageReference.Parse(text, Default));

        Assert.Contains($"'{text}' names no image", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello:1", "hello:2")]
    [InlineData("docker-daemon:hello:1", "docker-daemon:hello:2")]
    public void Another_image_of_the_same_engine_keeps_the_way_to_it(string text, string expected)
    {
        var other = ImageReference.Parse(text, Default).WithName("hello:2");

        Assert.Equal((expected, "hello:2"), (other.Text, other.Location));
    }
}
