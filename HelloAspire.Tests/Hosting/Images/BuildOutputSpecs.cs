using HelloAspire.Hosting.Engine;
using HelloAspire.Hosting.Images;

namespace HelloAspire.Tests.Hosting.Images;

/// <summary>The samples are what the builders printed, shortened.</summary>
[Trait("Category", "Model")]
public sealed class BuildOutputSpecs
{
    private const string Classic = """
        Sending build context to Docker daemon  2.048kB
        Step 1/7 : ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble-aot
        Step 2/7 : FROM ${SDK_IMAGE} AS build
         ---> 178707502461
        Step 3/7 : WORKDIR /src
         ---> Using cache
        Step 4/7 : RUN echo "main.c:$((40 + 2)): error"     && exit 7
         ---> Running in 6724093651aa
        main.c:42: error
        Removing intermediate container 6724093651aa
        The command '/bin/sh -c echo "main.c:$((40 + 2)): error"     && exit 7' returned a non-zero code: 7
        """;

    private const string BuildKit = """
        #1 [internal] load build definition from Dockerfile
        #1 DONE 0.0s
        #4 [build 1/3] FROM docker.io/library/sdk:10
        #4 DONE 0.0s
        #5 [build 2/3] WORKDIR /src
        #6 [build 3/3] RUN echo "main.c:$((40 + 2)): error"     && exit 7
        #7 [stage-1 2/4] COPY big /
        #6 0.219 main.c:42: error
        #6 ERROR: executor failed running [/bin/sh -c echo "main.c:$((40 + 2)): error"     && exit 7]: exit code: 7
        ------
         > [build 3/3] RUN echo "main.c:$((40 + 2)): error"     && exit 7:
        ------
        executor failed running [/bin/sh -c echo "main.c:$((40 + 2)): error"     && exit 7]: exit code: 7
        """;

    private const string Buildah = """
        [1/2] STEP 1/3: FROM hello-aspire/sdk:standin AS build
        [1/2] STEP 2/3: WORKDIR /src
        --> 6d3572b2393
        [1/2] STEP 3/3: RUN echo "main.c:$((40 + 2)): error"     && exit 7
        main.c:42: error
        Error: building at STEP "RUN echo "main.c:$((40 + 2)): error"     && exit 7": while running runtime: exit status 7
        """;

    private const string Failed = "RUN echo \"main.c:$((40 + 2)): error\" && exit 7";

    [Fact]
    public void I_can_follow_Dockers_classic_builder()
    {
        var (output, steps) = Read(Builder.Classic, Classic);

        Assert.Equal([(1, 7), (2, 7), (3, 7), (4, 7)], steps.Select(s => (s.Number, s.Total)));
        Assert.Equal(new BuildStep(4, 7, Failed), output.Step);
        Assert.Equal(7, output.FailedWith);
    }

    [Fact]
    public void I_can_follow_BuildKit_which_names_the_failed_one_of_several_steps()
    {
        var (output, steps) = Read(Builder.BuildKit, BuildKit);

        Assert.Equal(
            [(1, 3, "build"), (2, 3, "build"), (3, 3, "build"), (2, 4, "stage-1")],
            steps.Select(s => (s.Number, s.Total, s.Stage))
        );
        Assert.Equal(new BuildStep(3, 3, Failed, "build"), output.Step);
        Assert.Equal(7, output.FailedWith);
    }

    [Fact]
    public void I_can_follow_Podman()
    {
        var (output, steps) = Read(Builder.Buildah, Buildah);

        Assert.Equal([(1, 3, "1/2"), (2, 3, "1/2"), (3, 3, "1/2")], steps.Select(s => (s.Number, s.Total, s.Stage)));
        Assert.Equal(new BuildStep(3, 3, Failed, "1/2"), output.Step);
        Assert.Equal(7, output.FailedWith);
    }

    [Theory]
    [InlineData(
        "#12 ERROR: process \"/bin/sh -c exit 4\" did not complete successfully: exit code: 4",
        (int)Builder.BuildKit,
        4
    )]
    [InlineData("The command '/bin/sh -c exit 137' returned a non-zero code: 137", (int)Builder.Classic, 137)]
    [InlineData("Error: building at STEP \"RUN x\": while running runtime: exit status 2", (int)Builder.Buildah, 2)]
    public void I_am_told_the_exit_code_of_a_failed_command(string line, int builder, int code)
    {
        var output = new BuildOutput((Builder)builder);

        output.Read(line);

        Assert.Equal(code, output.FailedWith);
    }

    [Theory]
    [InlineData("Error response from daemon: dockerfile parse error line 4: unknown instruction: COPPY")]
    [InlineData("ERROR: failed to solve: dockerfile parse error on line 4: unknown instruction: COPPY")]
    [InlineData("   4 | >>> COPPY . .")]
    public void I_am_told_the_line_that_cannot_be_read(string line)
    {
        var output = new BuildOutput(Builder.Classic);

        output.Read(line);

        Assert.Equal(4, output.FailedLine);
    }

    [Theory]
    [InlineData("#6 0.219 make: *** [all] exit status 2", (int)Builder.BuildKit)]
    [InlineData("   Step 3/4 : not at the beginning of its line", (int)Builder.Classic)]
    [InlineData("#6 0.3 [2/4] not a step but what a program prints", (int)Builder.BuildKit)]
    public void What_a_program_prints_is_no_progress(string line, int builder)
    {
        var output = new BuildOutput((Builder)builder);

        Assert.False(output.Read(line));
        Assert.Null(output.Step);
        Assert.Null(output.FailedWith);
    }

    private static (BuildOutput Output, List<BuildStep> Steps) Read(Builder builder, string sample)
    {
        var output = new BuildOutput(builder);
        var steps = new List<BuildStep>();
        foreach (var line in sample.Split('\n'))
        {
            if (output.Read(line))
            {
                steps.Add(output.Step!);
            }
        }
        return (output, steps);
    }
}
