using HelloAspire.Hosting.Images;

namespace HelloAspire.Tests.Hosting.Images;

[Trait("Category", "Model")]
public sealed class DockerfileSpecs
{
    [Fact]
    public void An_instruction_is_known_by_the_line_on_which_it_begins()
    {
        var dockerfile = Parse(
            """
            # A comment

            FROM a AS b

            RUN one && \
                # a comment in between

                two
            COPY x /
            """
        );

        Assert.Equal([(3, "FROM"), (5, "RUN"), (9, "COPY")], dockerfile.Instructions.Select(i => (i.Line, i.Keyword)));
        Assert.Equal("RUN one && two", dockerfile.Instructions[1].Text);
    }

    [Fact]
    public void Keywords_may_be_written_in_lower_case() =>
        Assert.Equal(["FROM", "RUN"], Parse("from a\nrun b").Instructions.Select(i => i.Keyword));

    [Fact]
    public void Another_escape_character_can_be_chosen()
    {
        var dockerfile = Parse("# escape=`\nFROM a\nCOPY x c:\\\nRUN b `\n  c");

        Assert.Equal(["FROM a", @"COPY x c:\", "RUN b c"], dockerfile.Instructions.Select(i => i.Text));
    }

    [Fact]
    public void A_last_line_that_goes_on_is_an_instruction_too() =>
        Assert.Equal((2, "RUN"), Parse("FROM a\nRUN b \\").Instructions.Select(i => (i.Line, i.Keyword)).Last());

    [Fact]
    public void Windows_line_ends_make_no_difference() =>
        Assert.Equal(["FROM a", "RUN b c"], Parse("FROM a\r\nRUN b \\\r\n c\r\n").Instructions.Select(i => i.Text));

    [Fact]
    public void Base_images_are_told_apart_from_stages()
    {
        var dockerfile = Parse(
            """
            FROM --platform=linux/amd64 sdk:10 AS build
            FROM build AS test
            FROM scratch AS empty
            FROM runtime:10
            """
        );

        Assert.Equal(["sdk:10", "runtime:10"], dockerfile.BaseImages(NoArguments));
    }

    [Theory]
    [InlineData("ARG IMAGE=sdk:10\nFROM ${IMAGE}", "sdk:10")]
    [InlineData("ARG IMAGE=\"sdk:10\"\nFROM $IMAGE AS build", "sdk:10")]
    [InlineData("ARG TAG=10\nFROM sdk:${TAG}-noble", "sdk:10-noble")]
    [InlineData("FROM ${IMAGE:-sdk:9}", "sdk:9")]
    [InlineData("ARG TAG=10\nARG IMAGE=sdk:${TAG}\nFROM ${IMAGE}", "sdk:10")]
    [InlineData("ARG REPOSITORY=sdk TAG=10\nFROM ${REPOSITORY}:${TAG}", "sdk:10")]
    public void Base_images_may_hold_arguments(string text, string image) =>
        Assert.Equal([image], Parse(text).BaseImages(NoArguments));

    [Fact]
    public void An_argument_of_a_stage_is_none_of_the_file() =>
        Assert.Equal(["sdk:10"], Parse("ARG TAG=10\nFROM scratch\nARG TAG=9\nFROM sdk:${TAG}").BaseImages(NoArguments));

    [Fact]
    public void A_given_argument_goes_before_its_default() =>
        Assert.Equal(
            ["mirror/sdk"],
            Parse("ARG IMAGE=sdk:10\nFROM ${IMAGE}")
                .BaseImages(new Dictionary<string, string?> { ["IMAGE"] = "mirror/sdk" })
        );

    [Fact]
    public void An_argument_that_is_not_declared_is_not_filled_in() =>
        Assert.Equal(["sdk:"], Parse("FROM sdk:${TAG}").BaseImages(new Dictionary<string, string?> { ["TAG"] = "10" }));

    [Fact]
    public void Images_that_files_are_copied_from_count_too() =>
        Assert.Equal(
            ["sdk:10", "nginx:1"],
            Parse(
                    "FROM sdk:10 AS build\nFROM scratch\nCOPY --from=build /a /\nCOPY --from=0 /a /\nCOPY --from=nginx:1 /b /"
                )
                .BaseImages(NoArguments)
        );

    [Fact]
    public void Dockers_classic_builder_counts_instructions_through_the_whole_file()
    {
        var dockerfile = Parse("ARG A=1\nFROM a AS b\n\nRUN c\nFROM d\nRUN c");

        Assert.Equal(6, dockerfile.Find(new(5, 6, "RUN c"), countsWholeFile: true)?.Line);
        // The engine's own label steps come after the last line.
        Assert.Null(dockerfile.Find(new(6, 6, "LABEL x=y"), countsWholeFile: true));
    }

    [Fact]
    public void Other_builders_count_by_stage_so_the_text_decides()
    {
        var dockerfile = Parse("FROM a AS b\nRUN one && \\\n    two\nFROM c\nRUN three");

        Assert.Equal(2, dockerfile.Find(new(2, 2, "RUN one && two", "b"), countsWholeFile: false)?.Line);
        Assert.Null(dockerfile.Find(new(2, 2, "RUN four", "b"), countsWholeFile: false));
    }

    private static Dictionary<string, string?> NoArguments { get; } = [];

    private static Dockerfile Parse(string text) => Dockerfile.Parse(text.Split('\n'));
}
