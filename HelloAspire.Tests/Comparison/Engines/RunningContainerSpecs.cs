using HelloAspire.Comparison.Engines.Containers;

namespace HelloAspire.Tests.Comparison.Engines;

/// <summary>Which container is behind a variant's address, by the list that an engine gives.</summary>
[Trait("Category", "Model")]
public sealed class RunningContainerSpecs
{
    private const string Label = "dev.hello-aspire.measure";

    [Fact]
    public void The_one_that_publishes_the_port_is_it_whatever_version_it_runs()
    {
        string[] list =
        [
            "1\thello:old\t0.0.0.0:5000->8080/tcp, [::]:5000->8080/tcp\t",
            "2\thello:new\t127.0.0.1:5001->8080/tcp\t",
        ];

        Assert.Equal(new RunningContainer("1", "hello:old"), Choose(list, "hello:new", 5000));
        Assert.Equal(new RunningContainer("2", "hello:new"), Choose(list, "hello:new", 5001));
    }

    [Fact]
    public void Behind_a_proxy_the_only_one_of_its_version_is_it()
    {
        string[] list = ["1\thello:1\t127.0.0.1:32768->8080/tcp\t", "2\thello:2\t127.0.0.1:32769->8080/tcp\t"];

        Assert.Equal(new RunningContainer("2", "hello:2"), Choose(list, "hello:2", 5000));
    }

    [Fact]
    public void Of_two_alike_behind_a_proxy_none_is_told()
    {
        Assert.Null(Choose(["1\thello:1\t\t", "2\thello:1\t\t"], "hello:1", 5000));
    }

    [Fact]
    public void Containers_of_other_images_and_those_that_measures_made_are_passed_over()
    {
        string[] list =
        [
            "1\tother:1\t127.0.0.1:5000->8080/tcp\t",
            $"2\thello:1\t127.0.0.1:5000->8080/tcp\ta=b,{Label}=host",
            "3\tregistry:5000/hello:1\t127.0.0.1:5000->8080/tcp\t",
        ];

        Assert.Null(Choose(list, "hello:1", 5000));
    }

    [Fact]
    public void A_port_that_only_ends_alike_is_another()
    {
        Assert.Null(Choose(["1\thello:1\t127.0.0.1:15000->8080/tcp\t", "2\thello:1\t5000/tcp\t"], "hello:1", 5000));
    }

    [Fact]
    public void Podmans_names_of_local_images_are_taken_as_they_were_given()
    {
        string[] list = ["1\tlocalhost/hello:1\t0.0.0.0:5000->8080/tcp\t"];

        Assert.Equal(new RunningContainer("1", "hello:1"), Choose(list, "hello:1", 5000));
    }

    private static RunningContainer? Choose(string[] list, string image, int port) =>
        RunningContainer.Choose(string.Join('\n', list), image, port, Label);
}
