using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Engines.Containers;
using HelloAspire.Comparison.Page.Sessions;
using HelloAspire.Comparison.Reading.Sources;

namespace HelloAspire.Tests.Comparison.Engines;

/// <summary>What an engine prints of a container.</summary>
[Trait("Category", "Model")]
public sealed class ContainerDetailsSpecs
{
    [Fact]
    public void A_container_that_ran_out_of_memory_says_so()
    {
        var container = Read(
            """{"Status":"exited","Running":false,"OOMKilled":true,"ExitCode":137,"StartedAt":"2026-01-01T10:00:00.123456789Z","FinishedAt":"2026-01-01T10:00:05Z"}"""
        );

        Assert.True(container.State.HasEnded);
        Assert.Equal("exit code 137, out of memory", new EndedContainer(container, "").How);
    }

    [Fact]
    public void A_container_that_is_paused_or_not_started_has_not_ended()
    {
        const string Never = "0001-01-01T00:00:00Z";
        var paused = Read(
            $$"""{"Status":"paused","Running":false,"ExitCode":0,"StartedAt":"2026-01-01T10:00:00Z","FinishedAt":"{{Never}}"}"""
        );
        var created = Read(
            $$"""{"Status":"created","Running":false,"ExitCode":0,"StartedAt":"{{Never}}","FinishedAt":"{{Never}}"}"""
        );

        Assert.True(paused.State.IsAlive);
        Assert.False(paused.State.HasEnded);
        Assert.False(created.State.HasEnded);
    }

    [Fact]
    public void A_container_that_the_engine_could_not_start_says_why()
    {
        var created = Read(
            """{"Status":"created","Running":false,"ExitCode":127,"Error":"exec: /x: no such file","StartedAt":"0001-01-01T00:00:00Z","FinishedAt":"0001-01-01T00:00:00Z"}"""
        );
        var state = new VariantState(
            new()
            {
                Name = "a",
                Image = ImageReference.Parse("a", ContainerEngine.Docker),
                Url = new("http://localhost:1"),
            }
        )
        {
            Container = created,
        };

        Assert.Equal(("failed to start", "exec: /x: no such file"), (state.Word, state.StartError));
    }

    [Fact]
    public void The_health_check_says_how_often_it_asks()
    {
        var check = Read(
            """{"Status":"running","Running":true,"ExitCode":0,"StartedAt":"2026-01-01T10:00:00Z"}"""
        ).Config.Healthcheck!;

        Assert.True(check.IsOn);
        Assert.Equal(TimeSpan.FromSeconds(10), check.Pause);
    }

    private static ContainerDetails Read(string state) =>
        Assert.Single(
            ContainerDetails.Parse(
                $$"""
                [{"Id":"1","Name":"/a","Image":"sha256:2","Created":"2026-01-01T10:00:00Z","State":{{state}},
                "Config":{"Image":"hello:1","Healthcheck":{"Test":["CMD","probe"],"Interval":10000000000} } }]
                """
            )
        );
}
