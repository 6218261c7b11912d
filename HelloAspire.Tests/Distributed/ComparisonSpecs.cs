using System.Net;
using System.Text.RegularExpressions;

namespace HelloAspire.Tests.Distributed;

/// <summary>The app host starts the comparison beside the pair and tells it of both.</summary>
[Collection<HelloCollection>]
public sealed class ComparisonSpecs(HelloApp hello)
{
    [Fact(Timeout = 300_000)]
    public async Task The_page_and_its_script_are_served()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await hello.App.WaitForHealthyAsync("comparison", cancellation);

        using var client = hello.App.Application.CreateHttpClient("comparison");
        var page = await client.GetStringAsync("/", cancellation);
        var script = Regex.Match(page, @"src=""(?<path>[^""]*blazor[^""]*\.js)""");

        Assert.True(script.Success, page);
        using var response = await client.GetAsync(script.Groups["path"].Value, cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact(Timeout = 300_000)]
    public async Task Each_service_has_a_command_that_compares_the_images()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await hello.App.WaitForHealthyAsync("comparison", cancellation);

        var result = await hello.App.Application.ResourceCommands.ExecuteCommandAsync(
            HelloApp.SingleStage,
            "compare",
            cancellation
        );

        Assert.True(result.Success, result.Message);
        Assert.Contains("multi-stage", result.Data!.Value, StringComparison.Ordinal);
        Assert.Contains("single-stage", result.Data.Value, StringComparison.Ordinal);
        Assert.Contains("respond identically to all 9 requests", result.Data.Value, StringComparison.Ordinal);
        Assert.Equal(CommandResultFormat.Markdown, result.Data.Format);
        // What the dashboard shows: the headline and each reason in a paragraph of its own, and the way to the page.
        var page = hello.App.Application.GetEndpoint("comparison", "http");
        Assert.Matches(
            @"^# multi-stage vs\. single-stage\n\n\*\*[^\n]+\*\*\n\n[^\n]+\n\n\*\*Size:\*\* ",
            result.Data.Value
        );
        Assert.Contains($"\n\n[Open the comparison page]({page})\n", result.Data.Value, StringComparison.Ordinal);
        Assert.Contains("| ratio\\<2 | passed |", result.Data.Value, StringComparison.Ordinal);
        Assert.Contains("| right.check:high | failed |", result.Data.Value, StringComparison.Ordinal);
    }
}
