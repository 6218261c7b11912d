using Bunit;
using HelloAspire.Dashboard.Components;
using HelloAspire.Dashboard.Pages.Resources;
using HelloAspire.Dashboard.Resources;
using HelloAspire.Tests.Dashboard.Samples;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace HelloAspire.Tests.Dashboard.Pages;

[Trait("Category", "Model")]
public sealed class ComponentSpecs : IAsyncDisposable
{
    private readonly BunitContext _context = new();
    private readonly SampleResources _resources = new();

    public ComponentSpecs()
    {
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        _context.Services.AddSingleton(SampleDashboard.Options);
        _context.Services.AddSingleton<IResourceService>(_resources);
        _context.Services.AddSingleton<ResourcePalette>();
        _context.Services.AddScoped<ResourceCommands>();
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public void A_secret_is_hidden_until_it_is_asked_for()
    {
        var table = _context.Render<PropertyTable>(parameters =>
            parameters.Add(t => t.Title, "Environment").Add(t => t.Items, [new("KEY", "s3cret", IsSensitive: true)])
        );

        Assert.DoesNotContain("s3cret", table.Markup, StringComparison.Ordinal);
        table.Find("button[aria-label='Show or hide KEY']").Click();
        Assert.Contains("s3cret", table.Markup, StringComparison.Ordinal);
        table.Find("button[aria-label='Show or hide KEY']").Click();
        Assert.DoesNotContain("s3cret", table.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_start_tells_its_reason_in_one_line_and_in_full()
    {
        var failed = SampleResource.MultiStage() with
        {
            State = "FailedToStart",
            HealthStatus = null,
            StateDetail = "The build of 'multi-stage' failed (Dockerfile, line 5) with exit code 2.\ncc: error",
        };

        var state = _context.Render<ResourceState>(parameters => parameters.Add(s => s.Resource, failed));
        var details = _context.Render<ResourceDetails>(parameters => parameters.Add(d => d.Resource, failed));

        Assert.EndsWith("exit code 2.", state.Find(".state-detail").TextContent.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("cc: error", details.Find(".state-text").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_never_finds_a_secret()
    {
        var table = _context.Render<PropertyTable>(parameters =>
            parameters
                .Add(t => t.Title, "Environment")
                .Add(t => t.Items, [new("KEY", "s3cret", IsSensitive: true), new("PORT", "8080")])
                .Add(t => t.Filter, "s3c")
        );

        Assert.Empty(table.FindAll("tr"));
    }

    [Theory]
    [InlineData("Running", HealthStatusView.Healthy, null, "Running (Healthy)", "success")]
    [InlineData("Running", HealthStatusView.Unhealthy, null, "Running (Unhealthy)", "error")]
    [InlineData("Running", HealthStatusView.Degraded, null, "Running (Degraded)", "warning")]
    [InlineData("Building", null, null, "Building", "info")]
    [InlineData("FailedToStart", null, null, "FailedToStart", "error")]
    [InlineData("Exited", null, 137, "Exited (137)", "error")]
    public void A_state_tells_health_and_exit_code(
        string state,
        HealthStatusView? health,
        int? exitCode,
        string text,
        string style
    )
    {
        var resource = new ResourceView
        {
            Name = "r",
            DisplayName = "r",
            Type = "Container",
            State = state,
            HealthStatus = health,
            ExitCode = exitCode,
        };

        var cell = _context.Render<ResourceState>(parameters => parameters.Add(c => c.Resource, resource));

        Assert.Equal(text, cell.Find($".mud-{style}-text:not(.mud-icon-root)").TextContent);
    }

    [Fact]
    public void An_unhealthy_state_says_what_the_check_met()
    {
        var cell = _context.Render<ResourceState>(p => p.Add(c => c.Resource, SampleResource.SingleStage()));

        Assert.Contains("Got 503 instead of 200.", cell.Find(".state-detail").TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "HttpRequestException",
            cell.Find(".state-detail").GetAttribute("title"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Only_web_addresses_that_answer_are_links()
    {
        var resource = SampleResource.MultiStage() with
        {
            Urls =
            [
                new("http", "http://localhost:5000"),
                new("script", "javascript:alert(1)"),
                new("off", "http://localhost:5009", IsInactive: true),
                new("inner", "http://10.0.0.1", IsInternal: true),
            ],
        };

        var cell = _context.Render<ResourceUrls>(parameters => parameters.Add(c => c.Resource, resource));

        Assert.Equal(["http://localhost:5000"], cell.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.DoesNotContain("10.0.0.1", cell.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markup_in_a_commands_result_is_shown_and_not_obeyed()
    {
        var dialogs = _context.Render<MudDialogProvider>();
        var service = _context.Services.GetRequiredService<IDialogService>();
        await dialogs.InvokeAsync(() =>
            service.ShowAsync<TextDialog>(
                "Result",
                new DialogParameters<TextDialog>
                {
                    {
                        dialog => dialog.Text,
                        "**bold** <script>alert(1)</script> [x](javascript:alert(1)) <javascript:alert(2)> [y](https://example.com)"
                    },
                    { dialog => dialog.Format, CommandValueFormat.Markdown },
                }
            )
        );

        Assert.Equal("bold", dialogs.Find(".markdown strong").TextContent);
        Assert.Empty(dialogs.FindAll("script"));
        Assert.Equal(
            ["", "https://example.com"],
            dialogs.FindAll(".markdown a").Select(link => link.GetAttribute("href"))
        );
    }
}
