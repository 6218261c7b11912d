using System.Text.RegularExpressions;
using HelloAspire.AppHost.Publishing;
using HelloAspire.Tests.Distributed;
using k8s;
using k8s.Models;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace HelloAspire.Tests.AppHost.Publishing;

/// <summary>The files that other machines run the variants by.</summary>
public sealed partial class PublishSpecs : IDisposable
{
    private readonly Publication _publication = new();

    [Fact(Timeout = 60_000)]
    public async Task They_read_as_they_always_did_and_are_whole()
    {
        var result = await _publication.Publish();

        string[][] files =
        [
            ["docker-compose.yaml"],
            ["kubernetes", "kustomization.yaml"],
            ["kubernetes", "multi-stage.yaml"],
            ["kubernetes", "namespace.yaml"],
            ["kubernetes", "single-stage.yaml"],
        ];
        foreach (var file in files)
        {
            GoldenFile.Check(_publication.Read(file), ["AppHost", "Publishing", "Golden", file[^1]]);
            Assert.Contains($"Wrote {Path.Join([_publication.Directory, .. file])}", result.StandardOutput);
        }
        Assert.Equal(
            files.Select(Path.Join).Append(".env").Order(),
            Directory
                .EnumerateFiles(_publication.Directory, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(_publication.Directory, file))
                .Order()
        );
    }

    [Fact(Timeout = 60_000)]
    public async Task Nothing_of_this_machine_is_in_them()
    {
        await _publication.Publish("--BaseImages:Sdk=hello-aspire/sdk:standin", "--BaseImages:Runtime=here:standin");

        foreach (var file in Directory.EnumerateFiles(_publication.Directory, "*.yaml", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("standin", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Repository.Root.Trim('/'), text, StringComparison.Ordinal);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task They_hold_no_field_that_Compose_or_Kubernetes_does_not_know()
    {
        await _publication.Publish([.. TestVariant.Small("of-my-own").ToArguments(0)]);

        var compose = new DeserializerBuilder()
            .WithNamingConvention(UnderscoredNamingConvention.Instance)
            .Build()
            .Deserialize<ComposeFile>(_publication.Read("docker-compose.yaml"));
        Assert.Equal(["multi-stage", "of-my-own", "single-stage"], compose.Services.Keys.Order());

        var objects = KubernetesYaml.LoadAllFromString(_publication.Read("kubernetes", "of-my-own.yaml"), strict: true);
        Assert.Equal(
            [
                typeof(V1ServiceAccount),
                typeof(V1Deployment),
                typeof(V1Service),
                typeof(V2HorizontalPodAutoscaler),
                typeof(V1PodDisruptionBudget),
                typeof(V1NetworkPolicy),
            ],
            objects.Select(one => one.GetType())
        );
        var container = Assert.Single(objects.OfType<V1Deployment>().Single().Spec.Template.Spec.Containers);
        Assert.Equal(9000, Assert.Single(container.Ports).ContainerPort);
        // A variant that names no path of its own is alive while it is well.
        Assert.Equal(("/", "/"), (container.ReadinessProbe.HttpGet.Path, container.LivenessProbe.HttpGet.Path));
        Assert.Contains("of-my-own.yaml", _publication.Read("kubernetes", "kustomization.yaml"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Every_variable_has_a_default_and_a_line_in_the_env_file_and_what_was_filled_in_stays()
    {
        await File.WriteAllTextAsync(
            Path.Join(_publication.Directory, ".env"),
            "MULTI_STAGE_IMAGE=example.org/web:1\n",
            TestContext.Current.CancellationToken
        );

        await _publication.Publish();

        var lines = _publication.Read(".env").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var variables = Variable().Matches(_publication.Read("docker-compose.yaml"));
        Assert.Equal(
            variables.Select(variable => variable.Groups[1].Value).Distinct().Order(StringComparer.Ordinal),
            lines.Select(line => line.Split('=')[0])
        );
        Assert.All(variables, variable => Assert.StartsWith(":-", variable.Groups[2].Value));
        Assert.Contains("MULTI_STAGE_IMAGE=example.org/web:1", lines);
        Assert.Contains("SINGLE_STAGE_IMAGE=single-stage:latest", lines);
        var context = lines.Single(line => line.StartsWith("MULTI_STAGE_CONTEXT=", StringComparison.Ordinal));
        Assert.Equal(
            Path.TrimEndingDirectorySeparator(Repository.Root),
            Path.GetFullPath(context.Split('=')[1], _publication.Directory)
        );
    }

    public void Dispose() => _publication.Dispose();

    [GeneratedRegex(@"\$\{(\w+)([^}]*)\}")]
    private static partial Regex Variable();
}
