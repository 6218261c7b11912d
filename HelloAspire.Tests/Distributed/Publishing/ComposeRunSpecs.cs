using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using HelloAspire.Tests.AppHost.Publishing;
using HelloAspire.Tests.Distributed.Processes;

namespace HelloAspire.Tests.Distributed.Publishing;

/// <summary>The published file, run by Docker Compose.</summary>
public sealed class ComposeRunSpecs : IAsyncDisposable
{
    private readonly Publication _publication = new();
    private readonly int[] _ports = FreePorts.Take(2);
    private readonly string _project = $"hello-compose-{Guid.NewGuid():N}";

    [Fact(Timeout = 300_000)]
    public async Task Both_services_are_built_and_answer_with_their_hardening_in_force()
    {
        await _publication.Publish();

        await HelloBuild.AloneAsync(() => Compose("up", "--build", "--detach", "--wait"), Limit);

        foreach (var (service, port) in new[] { ("multi-stage", _ports[0]), ("single-stage", _ports[1]) })
        {
            using var client = new HttpClient { BaseAddress = new($"http://localhost:{port}") };
            Assert.Equal("Hello, World from ASP.NET Core!", await client.GetStringAsync("/", Limit));
            var host = (await EngineCli.Current.InspectAsync($"{_project}-{service}-1", Limit)).GetProperty(
                "HostConfig"
            );
            Assert.True(host.GetProperty("ReadonlyRootfs").GetBoolean());
            Assert.Equal("ALL", Assert.Single(host.GetProperty("CapDrop").EnumerateArray()).GetString());
            Assert.Equal(
                "no-new-privileges:true",
                Assert.Single(host.GetProperty("SecurityOpt").EnumerateArray()).GetString()
            );
            Assert.Equal(128, host.GetProperty("PidsLimit").GetInt64());
            Assert.Equal(256 << 20, host.GetProperty("Memory").GetInt64());
            Assert.True(host.GetProperty("Tmpfs").TryGetProperty("/tmp", out _));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Compose("down", "--rmi", "all");
        _publication.Dispose();
    }

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    private async Task<BufferedCommandResult> Compose(params string[] arguments) =>
        await Cli.Wrap("docker")
            .WithArguments(["compose", "--project-name", _project, .. arguments])
            .WithWorkingDirectory(_publication.Directory)
            .WithEnvironmentVariables(variables =>
                variables
                    .Set("MULTI_STAGE_PORT", _ports[0].ToString(CultureInfo.InvariantCulture))
                    .Set("SINGLE_STAGE_PORT", _ports[1].ToString(CultureInfo.InvariantCulture))
                    .Set("MULTI_STAGE_IMAGE", $"{_project}-multi")
                    .Set("SINGLE_STAGE_IMAGE", $"{_project}-single")
                    // Where they are not set, the Dockerfiles name the official images.
                    .Set("SDK_IMAGE", BaseImages.Sdk)
                    .Set("RUNTIME_IMAGE", BaseImages.Configuration["BaseImages:Runtime"])
            )
            .ExecuteBufferedAsync(CancellationToken.None);
}
