using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Reading;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Security;

/// <summary>What somebody finds who breaks into a container.</summary>
[Collection<HelloCollection>]
public sealed class ImageContentSpecs(HelloApp hello)
{
    [Fact(Timeout = 120_000)]
    public async Task The_multi_stage_image_has_nothing_to_run_but_the_program()
    {
        var image = await AnalyzeAsync();

        Assert.Empty(image.AttackSurface.Shells);
        Assert.Empty(image.AttackSurface.PackageManagers);
        Assert.Empty(image.AttackSurface.Compilers);
        Assert.Empty(image.AttackSurface.Debuggers);
        Assert.Empty(image.AttackSurface.NetworkTools);
        Assert.Empty(image.AttackSurface.SetUid);
        Assert.Empty(image.AttackSurface.SourceCode);
        Assert.Equal("1654", image.Image.Config.User);
        Assert.Equal("/app/HelloAspire.Web", image.Program?.Path);
    }

    [Fact(Timeout = 120_000)]
    public async Task The_multi_stage_image_has_no_finding_of_weight() =>
        Assert.DoesNotContain((await AnalyzeAsync()).Findings, finding => finding.Severity >= FindingSeverity.High);

    [Fact(Timeout = 120_000)]
    public async Task The_multi_stage_image_tells_the_packages_that_its_program_was_compiled_from()
    {
        var packages = (await AnalyzeAsync()).Packages.Where(package => package.Type == "nuget").ToList();

        Assert.Contains(packages, package => package.Name == "OpenTelemetry.Exporter.OpenTelemetryProtocol");
        Assert.Contains(packages, package => package.Name == "Microsoft.Extensions.Http.Resilience");
    }

    private async Task<ImageAnalysis> AnalyzeAsync() =>
        ImageAnalysis.Of(
            await new ImageReader().Read(
                hello.App.ImageOf(HelloApp.MultiStage),
                cancellationToken: TestContext.Current.CancellationToken
            )
        );
}
