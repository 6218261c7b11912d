using System.Text.RegularExpressions;
using HelloAspire.AppHost;
using HelloAspire.Hosting.Publishing;
using YamlDotNet.Serialization;

namespace HelloAspire.Tests.Hosting.Publishing;

[Trait("Category", "Model")]
public sealed partial class ComposeSpecs : IDisposable
{
    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    private readonly string _output = Directory.CreateTempSubdirectory("compose-").FullName;

    [Fact(Timeout = 60_000)]
    public async Task Publishing_writes_both_services_with_their_ports_and_their_hardening()
    {
        await PublishAsync();

        var services = await ReadAsync();
        Assert.Equal(["multi-stage", "single-stage"], services.Keys.Order());
        foreach (var (name, port) in new[] { ("multi-stage", "5000:8080"), ("single-stage", "5001:8080") })
        {
            var service = services[name];
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

        var yaml = await File.ReadAllTextAsync(Path.Combine(_output, "docker-compose.yaml"), Limit);
        var settings = await File.ReadAllLinesAsync(Path.Combine(_output, ".env"), Limit);
        var asked = VariablePattern().Matches(yaml).Select(m => m.Groups[1].Value).Distinct().Order();
        Assert.Equal(settings.Select(l => l.Split('=')[0]).Order(), asked);
    }

    [Fact(Timeout = 60_000)]
    public async Task The_file_says_how_to_build_what_is_not_there_yet()
    {
        await PublishAsync();

        var service = (await ReadAsync())["multi-stage"];
        Assert.Equal("${MULTI_STAGE_IMAGE:-multi-stage:latest}", service["image"]);
        var build = (Dictionary<object, object>)service["build"];
        var context = Path.GetFullPath((string)build["context"], _output);
        Assert.Equal(Path.TrimEndingDirectorySeparator(Repository.Root), context);
        Assert.Equal("HelloAspire.Web/Dockerfile", build["dockerfile"]);
        Assert.Contains("VERSION", ((Dictionary<object, object>)build["args"]).Keys);
    }

    [Fact(Timeout = 60_000)]
    public async Task Values_stay_as_they_are_and_secrets_are_asked_for_by_name()
    {
        await PublishAsync(builder =>
        {
            var password = builder.AddParameter("pass-word", "s3cret", secret: true);
            var web = (ContainerResource)builder.Resources["multi-stage"];
            builder
                .CreateResourceBuilder(web)
                .WithEnvironment("PRICE", "5$ and $HOME")
                .WithEnvironment("STORE", ReferenceExpression.Create($"user:{password}@{web.GetEndpoint("http")}/$"));
        });

        var environment = (Dictionary<object, object>)(await ReadAsync())["multi-stage"]["environment"];
        Assert.Equal("5$$ and $$HOME", environment["PRICE"]);
        Assert.Equal(
            "user:${PASS_WORD:?set it in .env or in the environment}@http://multi-stage:8080/$$",
            environment["STORE"]
        );
        Assert.DoesNotContain(
            "s3cret",
            await File.ReadAllTextAsync(Path.Combine(_output, ".env"), Limit),
            StringComparison.Ordinal
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_person_has_filled_in_stays()
    {
        await PublishAsync();
        var file = Path.Combine(_output, ".env");
        await File.WriteAllTextAsync(file, "MULTI_STAGE_IMAGE=registry/web:1\n", Limit);

        await PublishAsync();

        var settings = await File.ReadAllLinesAsync(file, Limit);
        Assert.Contains("MULTI_STAGE_IMAGE=registry/web:1", settings);
        Assert.Contains("SINGLE_STAGE_IMAGE=single-stage:latest", settings);
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

    private async Task<Dictionary<string, Dictionary<object, object>>> ReadAsync()
    {
        var yaml = await File.ReadAllTextAsync(Path.Combine(_output, "docker-compose.yaml"), Limit);
        // Swarm before Docker 25 takes no file without it.
        Assert.StartsWith("version: \"3.9\"", yaml, StringComparison.Ordinal);
        return new DeserializerBuilder().IgnoreUnmatchedProperties().Build().Deserialize<Written>(yaml).Services;
    }

    private async Task PublishAsync(Action<IDistributedApplicationBuilder>? compose = null)
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Variant>(
            ["--operation", "publish", "--step", "publish", "--output-path", _output],
            Limit
        );
        compose?.Invoke(builder);
        await using var app = await builder.BuildAsync(Limit);
        await app.StartAsync(Limit);
    }

    private sealed class Written
    {
        [YamlMember(Alias = "services")]
        public Dictionary<string, Dictionary<object, object>> Services { get; init; } = [];
    }

    [GeneratedRegex(@"\$\{(\w+):")]
    private static partial Regex VariablePattern();
}
