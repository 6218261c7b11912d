using HelloAspire.AppHost;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.AppHost;

[Trait("Category", "Model")]
public sealed class VariantsSpecs
{
    private static readonly string AppHost = Repository.PathTo("HelloAspire.AppHost");

    [Fact]
    public void The_hello_service_comes_from_two_Dockerfiles_of_the_repository()
    {
        var variants = Read(("Ports:MultiStage", "5000"), ("Ports:SingleStage", "5001"));

        Assert.Equal(["multi-stage", "single-stage"], variants.Select(v => v.Name));
        Assert.Equal([5000, 5001], variants.Select(v => v.Port));
        Assert.All(variants, v => Assert.Equal(Path.TrimEndingDirectorySeparator(Repository.Root), v.Context));
        Assert.All(variants, v => Assert.Equal((8080, "/health"), (v.TargetPort, v.HealthPath)));
        Assert.All(variants, v => Assert.True(File.Exists(Path.Combine(v.Context, v.Dockerfile)), v.Dockerfile));
    }

    [Fact]
    public void Without_configured_ports_any_free_ones_are_taken() => Assert.All(Read(), v => Assert.Null(v.Port));

    [Fact]
    public void Base_images_are_passed_on_only_where_they_are_configured()
    {
        var plain = Read()[0].BuildArgs;
        Assert.DoesNotContain("SDK_IMAGE", plain.Keys);
        Assert.DoesNotContain("RUNTIME_IMAGE", plain.Keys);

        var configured = Read(("BaseImages:Sdk", "mirror/sdk:10"), ("BaseImages:Runtime", ""));
        Assert.All(configured, v => Assert.Equal("mirror/sdk:10", v.BuildArgs["SDK_IMAGE"]));
        Assert.All(configured, v => Assert.DoesNotContain("RUNTIME_IMAGE", v.BuildArgs.Keys));
    }

    [Fact]
    public void The_images_are_told_the_version_that_they_hold() =>
        Assert.All(Read(), v => Assert.Matches(@"^\d+\.\d+\.\d+", v.BuildArgs["VERSION"]));

    [Fact]
    public void An_entry_needs_no_more_than_a_name_and_a_context()
    {
        var variant = Read(("Hello:Enabled", "false"), ("Variants:0:Name", "mine"), ("Variants:0:Context", Images))[0];

        Assert.Equal(Path.GetFullPath(Images, AppHost), variant.Context);
        Assert.Equal("Dockerfile", variant.Dockerfile);
        Assert.Null(variant.Port);
        Assert.Equal((8080, "/health"), (variant.TargetPort, variant.HealthPath));
        Assert.Empty(variant.BuildArgs);
    }

    [Fact]
    public void All_of_an_entry_can_be_said()
    {
        var variants = Read(
            ("Variants:0:Name", "mine"),
            ("Variants:0:Context", Images),
            ("Variants:0:Dockerfile", "../never-healthy/Dockerfile"),
            ("Variants:0:Port", "5003"),
            ("Variants:0:TargetPort", "80"),
            ("Variants:0:HealthPath", "/healthz"),
            ("Variants:0:BuildArgs:COLOUR", "blue")
        );

        Assert.Equal(["multi-stage", "single-stage", "mine"], variants.Select(v => v.Name));
        var mine = variants[2];
        Assert.Equal("../never-healthy/Dockerfile", mine.Dockerfile);
        Assert.Equal((5003, 80, "/healthz"), (mine.Port, mine.TargetPort, mine.HealthPath));
        Assert.Equal("blue", Assert.Single(mine.BuildArgs, a => a.Key == "COLOUR").Value);
    }

    [Theory]
    [InlineData("yes please")]
    [InlineData("2")]
    public void A_switch_that_is_no_switch_is_refused(string value)
    {
        var failure = Assert.Throws<DistributedApplicationException>(() => Read(("Hello:Enabled", value)));

        Assert.Equal($"Hello:Enabled is '{value}'. Give true or false.", failure.Message);
    }

    [Theory]
    [InlineData("Ports:MultiStage", "http")]
    [InlineData("Ports:SingleStage", "65536")]
    public void A_port_that_is_no_port_is_refused(string key, string value)
    {
        var failure = Assert.Throws<DistributedApplicationException>(() => Read((key, value)));

        Assert.Equal($"{key} is '{value}'. Give a number from 1 to 65535.", failure.Message);
    }

    [Theory]
    [InlineData("ARG A=1\n# FROM a\n", true)]
    [InlineData("ARG A=1\n  from \\\n  $A\n", false)]
    public void A_Dockerfile_without_a_FROM_is_refused(string text, bool isRefused)
    {
        var context = Directory.CreateTempSubdirectory("no-from-");
        try
        {
            File.WriteAllText(Path.Join(context.FullName, "Dockerfile"), text);

            var failure = Record.Exception(() =>
                Read(("Variants:0:Name", "mine"), ("Variants:0:Context", context.FullName))
            );

            Assert.Equal(
                isRefused,
                failure?.Message.Contains("Dockerfile 'Dockerfile' has no FROM", StringComparison.Ordinal) ?? false
            );
        }
        finally
        {
            context.Delete(recursive: true);
        }
    }

    private static string Images => "../HelloAspire.Tests/Distributed/Images/static-files";

    private static IReadOnlyList<Variant> Read(params (string Key, string Value)[] settings) =>
        Variants.From(
            new ConfigurationBuilder()
                .AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value))
                .Build(),
            AppHost
        );
}
