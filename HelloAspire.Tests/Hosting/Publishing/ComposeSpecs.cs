using System.Text.RegularExpressions;
using HelloAspire.AppHost;
using HelloAspire.Hosting.Publishing;
using YamlDotNet.Serialization;

namespace HelloAspire.Tests.Hosting.Publishing;

[Trait("Category", "Model")]
public sealed partial class ComposeSpecs : IDisposable
{
    private readonly string _output = Directory.CreateTempSubdirectory("compose-").FullName;

    [Fact(Timeout = 60_000)]
    public async Task Publishing_writes_both_services_with_their_ports_and_their_hardening()
    {
        await PublishAsync();

        var yaml = await File.ReadAllTextAsync(
            Path.Combine(_output, "docker-compose.yaml"),
            TestContext.Current.CancellationToken
        );
        var file = new DeserializerBuilder().Build().Deserialize<Dictionary<object, Dictionary<object, object>>>(yaml);
        var services = file["services"];
        Assert.Equal(["multi-stage", "single-stage"], services.Keys.Cast<string>().Order());
        foreach (var (name, port) in new[] { ("multi-stage", "5000:8080"), ("single-stage", "5001:8080") })
        {
            var service = (Dictionary<object, object>)services[name];
            Assert.Equal([port], (List<object>)service["ports"]);
            Assert.Equal("true", service["read_only"]);
            Assert.Equal(["ALL"], (List<object>)service["cap_drop"]);
            Assert.Equal(["no-new-privileges:true"], (List<object>)service["security_opt"]);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_variable_that_the_file_asks_for_is_in_the_env_file()
    {
        await PublishAsync();

        var cancellation = TestContext.Current.CancellationToken;
        var yaml = await File.ReadAllTextAsync(Path.Combine(_output, "docker-compose.yaml"), cancellation);
        var settings = await File.ReadAllLinesAsync(Path.Combine(_output, ".env"), cancellation);
        var asked = VariablePattern().Matches(yaml).Select(m => m.Groups[1].Value).Distinct().Order();
        Assert.Equal(settings.Select(l => l.Split('=')[0]).Order(), asked);
    }

    [Fact]
    public void A_runtime_argument_that_Compose_does_not_know_is_refused_by_name()
    {
        var service = new ComposeService { Image = "any" };

        var refusal = Assert.Throws<DistributedApplicationException>(() =>
            RuntimeArguments.Apply(["--privileged"], "web", service)
        );

        Assert.Contains("'web'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--privileged", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_output, recursive: true);

    private async Task PublishAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Variant>(
            ["--operation", "publish", "--step", "publish", "--output-path", _output],
            cancellation
        );
        await using var app = await builder.BuildAsync(cancellation);
        await app.StartAsync(cancellation);
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex VariablePattern();
}
