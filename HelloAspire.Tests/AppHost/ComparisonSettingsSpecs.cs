using HelloAspire.AppHost;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.Tests.AppHost;

[Trait("Category", "Model")]
public sealed class ComparisonSettingsSpecs
{
    [Fact]
    public void What_the_page_takes_of_vulnerabilities_is_passed_on_with_whole_paths()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Comparison:Ignore"] = $"accepted.json{Path.PathSeparator}/etc/more.json",
                    ["Comparison:Vulnerabilities:multi-stage"] = "trivy:results/multi.json",
                    ["Comparison:Vulnerabilities:single-stage:0"] = "grype:/single.json",
                    ["Comparison:Vex"] = "",
                }
            )
            .Build();

        var passed = ComparisonSettings
            .Vulnerabilities(configuration, "/home/me/app")
            .ToDictionary(one => one.Name, one => one.Value);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["Comparison__Ignore"] = $"/home/me/app/accepted.json{Path.PathSeparator}/etc/more.json",
                ["Comparison__Vulnerabilities__multi-stage"] = "trivy:/home/me/app/results/multi.json",
                ["Comparison__Vulnerabilities__single-stage__0"] = "grype:/single.json",
            },
            passed
        );
    }
}
