using HelloAspire.Hosting.Cleanup;
using HelloAspire.Hosting.Engine;
using HelloAspire.Tests.Distributed;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.Hosting.Engine;

public sealed class EngineDetectionSpecs
{
    [Fact(Timeout = 30_000)]
    [Trait("Category", "Model")]
    public async Task Where_no_engine_answers_one_message_says_why_and_what_to_do()
    {
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            FindAsync("ASPIRE_CONTAINER_RUNTIME", "no-such-engine")
        );

        Assert.StartsWith("No container engine answers.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no-such-engine: not installed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("sudo systemctl start docker", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ASPIRE_CONTAINER_RUNTIME=docker or podman", failure.Message, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    [Trait("Category", "Model")]
    public async Task An_engine_that_refuses_is_quoted()
    {
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() =>
            FindAsync("ASPIRE_CONTAINER_RUNTIME", "ls")
        );

        Assert.Contains("ls: ls: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData("ASPIRE_CONTAINER_RUNTIME")]
    [InlineData("DOTNET_ASPIRE_CONTAINER_RUNTIME")]
    [InlineData("DcpPublisher:ContainerRuntime")]
    public async Task I_can_choose_the_engine(string key)
    {
        var engine = await FindAsync(key, EngineCli.Current.Executable);

        Assert.Equal(EngineCli.Current.Executable, engine.Executable);
    }

    private static async Task<ContainerEngine> FindAsync(string key, string value)
    {
        using var guard = new RunGuard();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { [key] = value })
            .Build();
        return await EngineDetection.FindAsync(configuration, guard, TestContext.Current.CancellationToken);
    }
}
