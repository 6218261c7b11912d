using HelloAspire.Comparison.Engines.Containers;

namespace HelloAspire.Tests.Comparison.Engines;

[Trait("Category", "Model")]
public sealed class ContainerUsageSpecs
{
    [Theory]
    [InlineData("\u001b[He41d8b28430c 0.02% 16.12MiB / 23.54GiB\u001b[K", 0.02, 16903045)]
    [InlineData("e41d8b28430c 103.50% 16.5MB / 25.3GB", 103.5, 16500000)]
    [InlineData("e41d8b28430c68639df176f2e42e85d9d7252e79c6dd0d618904f41957156849 1.00% 512kB / 25.3GB", 1, 512000)]
    public void I_can_read_what_docker_and_podman_tell_of_a_container(string line, double cpu, long memory)
    {
        var usage = ContainerUsage.Parse(line);

        Assert.Equal(new ContainerUsage("e41d8b28430c", cpu, memory), usage);
    }

    [Fact]
    public void A_container_that_has_no_figures_yet_is_passed_over()
    {
        Assert.Null(ContainerUsage.Parse("e41d8b28430c -- -- / --"));
    }
}
