using HelloAspire.Comparison.Images;
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
    [InlineData("ARG A=base B=\"1\"\nFROM $A:$B", "base:1", 2)]
    [InlineData("ARG NAME=base TAG\nFROM ${NAME}:${TAG:-1}", "base:1", 2)]
    [InlineData("ARG TAG=1\nFROM base${TAG:+:$TAG}", "base:1", 2)]
    [InlineData("ARG A=1\nARG B=base:${A}\nFROM $B", "base:1", 3)]
    [InlineData("ARG A=\nFROM ${A:-${B:-base:1}}", "base:1", 2)]
    [InlineData("ARG A=\nFROM ${A-other}base:1", "base:1", 2)]
    [InlineData("ARG A=v1.2-rc\nFROM base:${A#v}", "base:1.2-rc", 2)]
    [InlineData("ARG A=a/b/base:1\nFROM ${A##*/}", "base:1", 2)]
    [InlineData("ARG A=base:1-rc-2\nFROM ${A%-*}", "base:1-rc", 2)]
    [InlineData("ARG A=base:1-rc-2\nFROM ${A%%-*}", "base:1", 2)]
    [InlineData("ARG A=base_1\nFROM ${A/_/:}", "base:1", 2)]
    [InlineData("ARG A=b.a.s.e:1\nFROM ${A//./}", "base:1", 2)]
    [InlineData("FROM base:1-$TARGETARCH", "base:1-arm64", 1)]
    [InlineData("FROM --platform=$BUILDPLATFORM base:$TARGETOS-${TARGETVARIANT:-v8}", "base:linux-v8", 1)]
    [InlineData("FROM base:1 AS for-arm64\nFROM other AS for-amd64\nFROM for-${TARGETARCH} AS final", "base:1", 1)]
    [InlineData("# escape=`\nFROM `\n base:1", "base:1", 2)]
    [InlineData("# syntax=docker/dockerfile:1\n# escape=`\n# check=skip=all\nFROM `\n\n# x\n base:1", "base:1", 4)]
    [InlineData("# a remark\n# escape=`\nFROM \\\n base:1", "base:1", 3)]
    [InlineData("\uFEFFFROM base:1\r\nRUN x\r\n", "base:1", 1)]
    [InlineData("FROM base:1\nRUN <<EOF\nFROM other\nEOF\nRUN y", "base:1", 1)]
    [InlineData("FROM sdk:1\nRUN <<-\"A\" cat && <<B x\nFROM x\n\tA\nFROM y\nB\nFROM base:1", "base:1", 7)]
    [InlineData("FROM sdk:1\nCOPY <<one <<two /x/\nFROM x\none\nFROM y\ntwo\nFROM base:1", "base:1", 7)]
    [InlineData("FROM sdk:1\nONBUILD RUN <<EOF\nFROM x\nEOF\nFROM base:1", "base:1", 5)]
    [InlineData("FROM base:1\nCOPY <<robots.txt <<humans.txt /x/\nFROM x\nrobots.txt\nFROM y\nhumans.txt", "base:1", 1)]
    [InlineData("FROM base:1\nRUN <<EOF-1 cat\nFROM x\nEOF-1", "base:1", 1)]
    [InlineData("FROM base:1\nRUN <<1\nFROM x\n1", "base:1", 1)]
    [InlineData("FROM base:1\nRUN <<'END OF' cat\nFROM x\nEND OF", "base:1", 1)]
    [InlineData("FROM base:1\nRUN cat <<EOF| sh\nFROM x\nEOF|", "base:1", 1)]
    [InlineData("FROM sdk:1\nRUN echo \\<<EOF\nFROM base:1\nEOF", "base:1", 3)]
    [InlineData("FROM sdk:1\nRUN echo $((1<<EOF))\nFROM base:1\nEOF", "base:1", 3)]
    [InlineData("FROM sdk:1\nRUN echo 'a <<EOF'\nFROM base:1\nEOF", "base:1", 3)]
    [InlineData("ARG A=base:1-x P=-x\nFROM ${A%$P}", "base:1", 2)]
    [InlineData("ARG A=base_x\nARG P=_x R=:1\nFROM ${A/$P/$R}", "base:1", 3)]
    [InlineData("ARG A=a/base:1\nFROM ${A/a\\//}", "base:1", 2)]
    [InlineData("ARG A=\"ba\\se:1\"\nFROM $A", "ba\\se:1", 2)]
    [InlineData("ARG A\nFROM ${A:-\"ba}se\"}:1", "ba}se:1", 2)]
    [InlineData("# nobody=knows\n# escape=`\nFROM \\\n base:1", "base:1", 3)]
    [InlineData("FROM sdk:1\nRUN echo \"<<EOF\"\nFROM base:1", "base:1", 3)]
    [InlineData("FROM sdk:1\nRUN cat <<< EOF\nFROM base:1", "base:1", 3)]
    [InlineData("FROM sdk:1\nRUN a && \\\n# FROM x \\\n\n  b\nFROM base:1", "base:1", 6)]
    [InlineData("FROM sdk:1\nRUN echo \\\\\nFROM base:1", "base:1", 3)]
    [InlineData("FROM \"base:1\"", "base:1", 1)]
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

    [Fact]
    public void An_argument_that_is_declared_alone_takes_the_value_that_is_given()
    {
        Assert.Equal("base:2", Find("ARG A=1 TAG\nFROM base:$TAG", ("TAG", "2"))!.Image);
        Assert.Equal("base:arm", Find("FROM base:$TARGETARCH", ("TARGETARCH", "arm"))!.Image);
        Assert.Equal("base:", Find("FROM base:$NEVER_DECLARED", ("NEVER_DECLARED", "2"))!.Image);
    }

    [Theory]
    [InlineData("FROM sdk:1 AS build\nFROM scratch\nCOPY --from=build / /")]
    [InlineData("# nothing\n")]
    public void From_scratch_there_is_none(string text)
    {
        Assert.Null(Find(text));
    }

    private static FromInstruction? Find(string text, params (string Name, string Value)[] arguments) =>
        Dockerfile
            .FinalStage(
                "Dockerfile",
                text.Split('\n'),
                arguments.ToDictionary(a => a.Name, a => a.Value),
                Platform.Parse("linux/arm64")
            )
            ?.From;
}
