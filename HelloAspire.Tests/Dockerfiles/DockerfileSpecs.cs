namespace HelloAspire.Tests.Dockerfiles;

[Trait("Category", "Model")]
public sealed class DockerfileSpecs
{
    private const string MultiStage = "Dockerfile";
    private const string SingleStage = "Dockerfile.single";

    public static TheoryData<string> Both => new(MultiStage, SingleStage);

    [Fact]
    public void Both_share_their_build_steps_letter_for_letter()
    {
        var shared = BuildSteps(MultiStage);

        Assert.Contains("RUN dotnet publish", shared, StringComparison.Ordinal);
        Assert.Equal(shared, BuildSteps(SingleStage));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void A_new_revision_builds_no_program_anew(string name)
    {
        var instructions = new Dockerfile(name).Instructions;

        var afterwards = instructions.SkipWhile(line =>
            !line.StartsWith("RUN dotnet publish", StringComparison.Ordinal)
        );

        Assert.Equal(["ARG REVISION=unknown"], instructions.Where(line => line.Contains("ARG REVISION")));
        Assert.Contains("ARG REVISION=unknown", afterwards);
        Assert.DoesNotContain(
            afterwards.SkipWhile(line => line != "ARG REVISION=unknown"),
            line =>
                line.StartsWith("RUN ", StringComparison.Ordinal) || line.StartsWith("COPY ", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_engine_can_build_both(string name)
    {
        var text = new Dockerfile(name).Text;

        Assert.DoesNotContain("--mount", text, StringComparison.Ordinal);
        Assert.DoesNotContain("--link", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<<", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)#\\s*syntax\\s*=", text);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Both_run_the_same_program_on_the_same_port_under_the_same_health_check(string name)
    {
        var image = new Dockerfile(name).FinalStage;

        Assert.Contains("ENTRYPOINT [\"/app/HelloAspire.Web\"]", image);
        Assert.Contains("ENV ASPNETCORE_HTTP_PORTS=8080", image);
        Assert.Contains("EXPOSE 8080", image);
        Assert.Single(
            image,
            line =>
                line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal)
                && line.EndsWith("CMD [\"/app/HelloAspire.Web\", \"--probe\"]", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("title")]
    [InlineData("version")]
    [InlineData("revision")]
    [InlineData("source")]
    public void Both_carry_the_label(string label)
    {
        Assert.Contains($"org.opencontainers.image.{label}=", new Dockerfile(MultiStage).FinalStage[^1]);
        Assert.Contains($"org.opencontainers.image.{label}=", new Dockerfile(SingleStage).FinalStage[^1]);
    }

    [Fact]
    public void The_multi_stage_image_holds_the_program_and_what_belongs_to_it()
    {
        var image = new Dockerfile(MultiStage).FinalStage;

        Assert.Equal("USER 1654", Assert.Single(image, line => line.StartsWith("USER ", StringComparison.Ordinal)));
        Assert.DoesNotContain(image, line => line.StartsWith("RUN ", StringComparison.Ordinal));
        Assert.Equal(
            "COPY --from=build /app/HelloAspire.Web /app/appsettings.json /app/HelloAspire.Web.cdx.json ./",
            Assert.Single(image, line => line.StartsWith("COPY ", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void The_single_stage_file_says_that_it_is_naive_on_purpose()
    {
        var file = new Dockerfile(SingleStage);

        Assert.Contains("On purpose", file.Text[..file.Text.IndexOf("ARG ", StringComparison.Ordinal)]);
        Assert.Single(file.Instructions, line => line.StartsWith("FROM ", StringComparison.Ordinal));
        Assert.DoesNotContain(file.Instructions, line => line.StartsWith("USER ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_build_context_holds_what_the_Dockerfiles_copy_and_nothing_else()
    {
        var patterns = File.ReadAllLines(Repository.PathTo(".dockerignore")).Where(line => !line.StartsWith('#'));
        var letIn = patterns.Where(line => line.StartsWith('!')).Select(line => line[1..].Replace("/**", ""));
        var copied = new Dockerfile(MultiStage)
            .Instructions.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from="))
            .SelectMany(line => line.Split(' ')[1..^1])
            .Where(source => Path.GetExtension(source) != ".csproj");

        Assert.Equal("**", patterns.First());
        Assert.Equal(copied.Order(), letIn.Order());
        Assert.Equal(
            ["HelloAspire.Web/Dockerfile*", "**/*.md", "**/bin", "**/obj"],
            patterns.SkipWhile(line => line != "!HelloAspire.Web/**").Skip(1)
        );
    }

    /// <summary>From the first instruction to the comment that ends the shared steps.</summary>
    private static string BuildSteps(string name)
    {
        var text = new Dockerfile(name).Text;
        var end = text.IndexOf(
            "# End of the steps that Dockerfile and Dockerfile.single share.",
            StringComparison.Ordinal
        );
        return text[text.IndexOf("ARG ", StringComparison.Ordinal)..end];
    }
}
