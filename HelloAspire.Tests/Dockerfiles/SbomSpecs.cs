using System.Diagnostics;
using System.Text.Json;
using System.Xml.Linq;

namespace HelloAspire.Tests.Dockerfiles;

[Trait("Category", "Model")]
public sealed class SbomSpecs
{
    [Fact]
    public async Task I_can_read_which_packages_the_program_was_compiled_from()
    {
        using var sbom = JsonDocument.Parse(await WriteAsync());

        var root = sbom.RootElement;
        var components = root.GetProperty("components").EnumerateArray().ToLookup(component => Text(component, "name"));
        Assert.Equal("CycloneDX 1.6", $"{Text(root, "bomFormat")} {Text(root, "specVersion")}");
        Assert.Equal("HelloAspire.Web", Text(root.GetProperty("metadata").GetProperty("component"), "name"));
        Assert.All(
            ReferencedPackages(),
            package =>
            {
                var component = Assert.Single(components[package]);
                Assert.Equal($"pkg:nuget/{package}@{Text(component, "version")}", Text(component, "purl"));
            }
        );
    }

    private static IEnumerable<string> ReferencedPackages() =>
        XDocument
            .Load(Repository.PathTo("HelloAspire.ServiceDefaults", "HelloAspire.ServiceDefaults.csproj"))
            .Descendants("PackageReference")
            .Select(reference => reference.Attribute("Include")!.Value);

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();

    private static async Task<string> WriteAsync()
    {
        var file = Path.GetTempFileName();
        try
        {
            string[] arguments =
            [
                "msbuild",
                Repository.PathTo("HelloAspire.Web"),
                "-t:WriteSbom",
                $"-p:SbomFile={file}",
            ];
            using var build = Process.Start(
                new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true }
            )!;
            var output = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await build.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(build.ExitCode == 0, output);
            return await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
