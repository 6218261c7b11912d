using HelloAspire.Comparison.Engines;

namespace HelloAspire.Tests.Comparison.Engines;

[Trait("Category", "Model")]
public sealed class ImageNameSpecs
{
    [Theory]
    [InlineData("app", "app", null, null)]
    [InlineData("app:1", "app", "1", null)]
    [InlineData("registry:5000/team/app", "registry:5000/team/app", null, null)]
    [InlineData("registry:5000/team/app:1.0", "registry:5000/team/app", "1.0", null)]
    [InlineData("app@sha256:abc", "app", null, "sha256:abc")]
    [InlineData("registry:5000/app:1@sha256:abc", "registry:5000/app", "1", "sha256:abc")]
    public void A_name_has_a_repository_and_may_have_a_tag_and_a_digest(
        string text,
        string repository,
        string? tag,
        string? digest
    )
    {
        var name = ImageName.Parse(text);

        Assert.Equal(new ImageName(repository, tag, digest), name);
        Assert.Equal(text, name.ToString());
    }

    [Fact]
    public void The_prefix_that_Podman_gives_to_local_images_is_left_out()
    {
        Assert.Equal(ImageName.Parse("app:1"), ImageName.Parse("localhost/app:1"));
    }
}
