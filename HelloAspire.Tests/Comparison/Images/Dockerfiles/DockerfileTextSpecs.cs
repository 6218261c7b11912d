using HelloAspire.Comparison.Images.Dockerfiles;

namespace HelloAspire.Tests.Comparison.Images.Dockerfiles;

/// <summary>What of a Dockerfile is shown beside a finding.</summary>
public sealed class DockerfileTextSpecs
{
    private const string Text = """
        FROM base:1
        # our own
        RUN apt-get update && \
            apt-get install -y curl
        # of the next one

        USER root
        ENV API_TOKEN=s3cr3t-V4lue9 MODE=fast
        RUN curl -u deploy:hunter2-Xq9 \
            https://example.org
        RUN <<EOF
        curl -H "Authorization: Bearer q8Zt4LmWx2Vb7Kd9RfY1" https://example.org
        EOF
        # once was s3cr3t-V4lue9
        CMD ["/app"]
        """;

    private readonly DockerfileText _text = DockerfileText.Of(Text.Split('\n'));

    [Fact]
    public void An_instruction_is_shown_whole_between_its_neighbours()
    {
        var lines = _text.Around(3);

        Assert.Equal([1, 2, 3, 4, 5], lines.Select(line => line.Number));
        Assert.Equal([3, 4], lines.Where(line => line.IsMeant).Select(line => line.Number));
        Assert.Equal("    apt-get install -y curl", lines[3].Text);
    }

    [Fact]
    public void The_last_line_and_one_that_is_not_there_are_no_trouble()
    {
        Assert.Equal(15, _text.Around(15)[^1].Number);
        Assert.Empty(_text.Around(99));
        Assert.Empty(DockerfileText.Of([]).Around(1));
    }

    [Theory]
    [InlineData("s3cr3t-V4lue9")]
    [InlineData("hunter2-Xq9")]
    [InlineData("q8Zt4LmWx2Vb7Kd9RfY1")]
    public void A_secret_is_never_shown(string secret)
    {
        var shown = Enumerable.Range(1, 15).SelectMany(_text.Around).Select(line => line.Text).Distinct().ToList();

        Assert.DoesNotContain(shown, line => line.Contains(secret, StringComparison.Ordinal));
        Assert.Contains(shown, line => line.Contains("MODE=fast", StringComparison.Ordinal));
    }

    [Fact]
    public void An_instruction_whose_secret_is_broken_over_lines_is_not_shown()
    {
        var shown = DockerfileText.Of(["FROM base", "ENV API_TOKEN=s3cr3t\\", "-V4lue9"]).Around(2);

        Assert.Equal(["FROM base", "***", "***"], shown.Select(line => line.Text));
    }
}
