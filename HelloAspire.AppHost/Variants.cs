using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.AppHost;

/// <summary>The Dockerfiles that run side by side.</summary>
public static class Variants
{
    private const string MultiStage = "multi-stage";
    private const string SingleStage = "single-stage";

    /// <summary>Arguments of the hello service's builds that differ from machine to machine: the bases, and the commit.</summary>
    public static IReadOnlyList<string> LocalBuildArgs { get; } = ["REVISION", "RUNTIME_IMAGE", "SDK_IMAGE"];

    /// <summary>Tells whether a variant is one of the hello service's two.</summary>
    public static bool IsHello(string name) => name is MultiStage or SingleStage;

    /// <summary>Reads the hello service's two, unless <c>Hello:Enabled</c> is false, and those under <c>Variants</c>.</summary>
    /// <exception cref="DistributedApplicationException">Entries are wrong; the message names each and its mend.</exception>
    public static IReadOnlyList<Variant> From(IConfiguration configuration, string appHostDirectory)
    {
        var variants = new List<Variant>();
        if (Setting.IsOn(configuration, "Hello:Enabled"))
        {
            var repository = Path.GetFullPath("..", appHostDirectory);
            variants.Add(Hello(MultiStage, repository, "HelloAspire.Web/Dockerfile", configuration, "MultiStage"));
            variants.Add(
                Hello(SingleStage, repository, "HelloAspire.Web/Dockerfile.single", configuration, "SingleStage")
            );
        }

        var problems = new List<string>();
        foreach (var entry in configuration.GetSection("Variants").GetChildren())
        {
            if (new VariantEntry(entry, appHostDirectory, problems).Read(variants) is { } variant)
            {
                variants.Add(variant);
            }
        }

        if (problems.Count > 0)
        {
            throw new DistributedApplicationException(string.Join(Environment.NewLine, problems));
        }
        return variants.Count > 0
            ? variants
            : throw new DistributedApplicationException(
                "There is nothing to run: Hello:Enabled is false and Variants is empty. Set one of them in appsettings.json."
            );
    }

    private static Variant Hello(
        string name,
        string repository,
        string dockerfile,
        IConfiguration configuration,
        string portSetting
    ) =>
        new(
            name,
            repository,
            dockerfile,
            Setting.Port(configuration, $"Ports:{portSetting}"),
            TargetPort: 8080,
            HealthPath: "/health",
            AlivePath: "/alive",
            HelloBuildArgs(configuration)
        );

    private static Dictionary<string, string> HelloBuildArgs(IConfiguration configuration)
    {
        // `1.2.3+commit`: the build notes the commit that it was made from.
        var version = typeof(Variants)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+', 2);

        var arguments = new Dictionary<string, string> { ["VERSION"] = version[0] };
        AddIfSet("REVISION", version.ElementAtOrDefault(1));
        AddIfSet("SDK_IMAGE", configuration["BaseImages:Sdk"]);
        AddIfSet("RUNTIME_IMAGE", configuration["BaseImages:Runtime"]);
        return arguments;

        void AddIfSet(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                arguments[name] = value;
            }
        }
    }
}
