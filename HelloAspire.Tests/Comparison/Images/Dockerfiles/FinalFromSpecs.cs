using HelloAspire.Comparison.Images.Dockerfiles;

namespace HelloAspire.Tests.Comparison.Images.Dockerfiles;

/// <summary>What the final stage of a Dockerfile comes down to.</summary>
[Trait("Category", "Model")]
public sealed class FinalFromSpecs
{
    [Theory]
    [InlineData("FROM base:1", "base:1", 1)]
    [InlineData("# syntax=docker/dockerfile:1\n\nFROM sdk:1 AS build\nRUN x\nFROM base:1\n", "base:1", 5)]
    [InlineData("FROM base:1 AS build\nRUN x\nFROM build AS final\nRUN y", "base:1", 1)]
    [InlineData("from --platform=linux/amd64 base:1 as final", "base:1", 1)]
    [InlineData("FROM \\\n  # a remark\n  base:1", "base:1", 1)]
    [InlineData("ARG BASE=base:1\nFROM ${BASE}", "base:1", 2)]
    [InlineData("ARG TAG='1'\nFROM base:$TAG", "base:1", 2)]
    [InlineData("ARG BASE\nFROM ${BASE:-base:1}", "base:1", 2)]
    [InlineData("ARG BASE=base:1\nFROM sdk:1\nARG BASE=other\nFROM $BASE", "base:1", 4)]
    public void The_last_FROM_that_names_an_image_outside_the_file(string text, string image, int line)
    {
        Assert.Equal(new FromInstruction(image, "Dockerfile", line), Find(text));
    }

    [Fact]
    public void A_build_argument_takes_the_place_of_its_default()
    {
        var from = Find("ARG BASE=base:1\nFROM $BASE", ("BASE", "base:2@sha256:abc"));

        Assert.Equal("base:2@sha256:abc", from!.Image);
        Assert.True(from.IsPinned);
    }

    [Theory]
    [InlineData("FROM sdk:1 AS build\nFROM scratch\nCOPY --from=build / /")]
    [InlineData("# nothing\n")]
    public void From_scratch_there_is_none(string text)
    {
        Assert.Null(Find(text));
    }

    private static FromInstruction? Find(string text, params (string Name, string Value)[] arguments) =>
        Dockerfile.FinalFrom("Dockerfile", text.Split('\n'), arguments.ToDictionary(a => a.Name, a => a.Value));
}
