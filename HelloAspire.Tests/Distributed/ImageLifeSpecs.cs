namespace HelloAspire.Tests.Distributed;

/// <summary>What becomes of the images of a Dockerfile that somebody works on.</summary>
public sealed class ImageLifeSpecs : IAsyncDisposable
{
    private readonly StaticPage _page = new("edited");

    private static CancellationToken Limit => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    [Fact(Timeout = 120_000)]
    public async Task A_restart_takes_a_changed_context_up_and_removes_the_image_that_it_supersedes()
    {
        await using var app = await StartAsync();
        var before = Assert.Single(await _page.ImagesAsync(Limit));

        await EditAndRestartAsync(app);

        using var client = app.Application.CreateHttpClient("edited", "http");
        Assert.Equal("<p>Changed</p>", await client.GetStringAsync("/", Limit));
        await Eventually.IsTrueAsync(
            async () => await _page.ImagesAsync(Limit) is [var after] && after != before,
            "the superseded image is removed"
        );
        Assert.Equal(app.ImageOf("edited"), (await _page.ImagesAsync(Limit))[0].Split(' ')[1]);
    }

    [Fact(Timeout = 120_000)]
    public async Task An_image_that_somebody_has_named_stays()
    {
        await using var app = await StartAsync();
        var before = Assert.Single(await _page.ImagesAsync(Limit)).Split(' ')[0];
        await EngineCli.Current.RunAsync(Limit, "tag", before, $"mine:{before[^12..]}");

        await EditAndRestartAsync(app);

        await Eventually.IsTrueAsync(
            () => Task.FromResult(app.PropertyOf("edited", "image.id") is { } id && id != before),
            "the dashboard shows the new image"
        );
        Assert.Contains($"{before} mine:{before[^12..]}", await _page.ImagesAsync(Limit));
        Assert.Equal(2, (await _page.ImagesAsync(Limit)).Length);
    }

    [Fact(Timeout = 120_000)]
    public async Task What_changes_between_two_runs_supersedes_the_earlier_image()
    {
        await using (await StartAsync()) { }
        var before = Assert.Single(await _page.ImagesAsync(Limit));
        _page.Write("wwwroot/index.html", "<p>Changed</p>");

        await using var app = await StartAsync();

        await Eventually.IsTrueAsync(
            async () => await _page.ImagesAsync(Limit) is [var after] && after != before,
            "the earlier run's image is removed"
        );
    }

    private Task<TestApp> StartAsync() => TestApp.StartHealthyAsync(Limit, _page.Variant);

    private async Task EditAndRestartAsync(TestApp app)
    {
        _page.Write("wwwroot/index.html", "<p>Changed</p>");
        await app.ExecuteAsync("edited", KnownResourceCommands.RestartCommand, Limit);
        await app.WaitForAsync("edited", s => s.State?.Text == KnownResourceStates.Running, Limit);
        await app.WaitForHealthyAsync("edited", Limit);
    }
}
