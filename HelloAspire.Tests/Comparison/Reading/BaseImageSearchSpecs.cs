using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Reading;

namespace HelloAspire.Tests.Comparison.Reading;

/// <summary>Each rule by which the base of an image is found, and that a surer one goes before it.</summary>
[Trait("Category", "Model")]
public sealed class BaseImageSearchSpecs
{
    private static readonly LocalImage Own = Local("own", ["app:1", "app:latest"], "a", "b", "c", "d");
    private static readonly LocalImage Small = Local("small", ["base:1"], "a");
    private static readonly LocalImage Large = Local("large", ["registry:5000/team/base:2"], "a", "b");

    [Theory]
    [InlineData("base:1", "small")]
    [InlineData("registry:5000/team/base:2", "large")]
    // As a Dockerfile has it, whose engine knows the registry.
    [InlineData("team/base:2", "large")]
    [InlineData("sha256:large", "large")]
    [InlineData("large", "large")]
    public void What_names_the_base_goes_before_all_else(string name, string id)
    {
        var found = Find([(name, "its Dockerfile")], Own, Small, Large)!;

        Assert.Equal(("sha256:" + id, name, "its Dockerfile"), (found.ImageId, found.Name, found.FoundBy));
    }

    [Fact]
    public void The_first_name_that_fits_is_taken()
    {
        var found = Find([("gone:1", "the caller"), ("base:1", "its labels"), ("base:2", "x")], Own, Small, Large)!;

        Assert.Equal(("base:1", "its labels", 1), (found.Name, found.FoundBy, found.LayerCount));
    }

    [Fact]
    public void A_name_without_a_tag_means_latest()
    {
        var latest = Local("latest", ["base:latest"], "a");

        Assert.Equal("sha256:latest", Find([("base", "its Dockerfile")], Own, Small, latest)!.ImageId);
    }

    [Fact]
    public void A_named_image_that_the_image_does_not_begin_with_is_not_its_base()
    {
        var moved = Local("moved", ["base:3"], "x", "b");

        Assert.Equal("base:1", Find([("base:3", "its Dockerfile")], Own, moved, Small)!.Name);
    }

    [Fact]
    public void A_named_image_may_be_the_whole_of_it_as_where_the_Dockerfile_only_sets_something()
    {
        var same = Local("same", ["base:4"], "a", "b", "c", "d");

        Assert.Equal(4, Find([("base:4", "its Dockerfile")], Own, same)!.LayerCount);
        Assert.Equal("common layers", Find([], Own, same, Small with { Names = [] }, Cousin)!.FoundBy);
    }

    [Fact]
    public void Without_a_name_the_largest_tagged_image_that_it_begins_with_is_the_base()
    {
        var untagged = Local("untagged", [], "a", "b", "c");

        var found = Find([], Own, Small, Large, untagged)!;

        Assert.Equal(("registry:5000/team/base:2", 2, "its layers"), (found.Name, found.LayerCount, found.FoundBy));
    }

    [Fact]
    public void Failing_that_the_longest_beginning_that_it_shares_with_another_image_counts()
    {
        var found = Find([], Own, Cousin, Local("far", ["far:1"], "a", "y"))!;

        Assert.Equal((null, "what it shares with cousin:1", 2), (found.ImageId, found.Name, found.LayerCount));
        Assert.Equal("common layers", found.FoundBy);
    }

    [Fact]
    public void Another_build_of_itself_is_no_relative()
    {
        var older = Local("older", ["app:0"], "a", "b", "z");

        Assert.Null(Find([], Own, older));
    }

    [Fact]
    public void Images_that_begin_otherwise_are_none()
    {
        Assert.Null(Find([], Own, Local("other", ["other:1"], "x", "b", "c")));
        Assert.Null(Find([]));
    }

    [Fact]
    public void The_bases_steps_are_those_that_the_engine_counts_or_those_up_to_its_last_layer()
    {
        var config = Config("a", "b") with
        {
            History = [new(0, "ADD", 0), new(1, "CMD", null), new(2, "RUN", 1), new(3, "ENV", null)],
        };
        var match = new BaseImageMatch("sha256:small", "base:1", LayerCount: 1, "its layers");

        Assert.Equal(2, match.ToBaseImage(config, steps: 2).StepCount);
        // The CMD may be the base's or the image's own: it counts as its own.
        Assert.Equal(1, match.ToBaseImage(config, steps: null).StepCount);
        Assert.Equal(4, match.ToBaseImage(config, steps: 9).StepCount);
    }

    private static LocalImage Cousin { get; } = Local("cousin", ["cousin:1"], "a", "b", "x", "y");

    private static BaseImageMatch? Find((string, string)[] named, params LocalImage[] local) =>
        BaseImageSearch.Find("sha256:own", Config("a", "b", "c", "d"), named, local);

    private static LocalImage Local(string id, string[] names, params string[] layers) =>
        new("sha256:" + id, names, layers, "linux/amd64", Size: 0);

    private static ImageConfig Config(params string[] layers) =>
        new() { Platform = new("linux", "amd64"), DiffIds = layers };
}
