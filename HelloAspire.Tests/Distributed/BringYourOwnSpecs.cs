namespace HelloAspire.Tests.Distributed;

/// <summary>Anyone's Dockerfiles run beside the hello service's, or in their place.</summary>
public sealed class BringYourOwnSpecs
{
    [Fact(Timeout = 600_000)]
    public async Task A_third_Dockerfile_runs_beside_the_two()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartWithHelloAsync(
            cancellationToken,
            new TestVariant("third", "static-files")
        );
        await app.WaitForHealthyAsync("third", cancellationToken);

        using var third = app.Application.CreateHttpClient("third", "http");
        using var multi = app.Application.CreateHttpClient(HelloApp.MultiStage, "http");

        Assert.Contains(
            "A page from a third Dockerfile.",
            await third.GetStringAsync("/", cancellationToken),
            StringComparison.Ordinal
        );
        Assert.StartsWith("Hello, World", await multi.GetStringAsync("/", cancellationToken), StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task My_own_Dockerfiles_run_without_the_hello_service()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync(
            cancellationToken,
            new TestVariant("left", "static-files"),
            new TestVariant("right", "static-files") { HealthPath = "/index.html" }
        );

        await app.WaitForHealthyAsync("left", cancellationToken);
        await app.WaitForHealthyAsync("right", cancellationToken);
        Assert.False(app.Application.ResourceNotifications.TryGetCurrentState(HelloApp.MultiStage, out _));
        Assert.NotEqual(app.Application.GetEndpoint("left", "http"), app.Application.GetEndpoint("right", "http"));
    }

    [Fact(Timeout = 300_000)]
    public async Task The_hardening_holds_for_my_own_Dockerfiles_too()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync(cancellationToken, new TestVariant("mine", "static-files"));
        await app.WaitForHealthyAsync("mine", cancellationToken);

        var container = await EngineCli.Current.InspectAsync(app.ContainerOf("mine"), cancellationToken);
        Assert.True(container.GetProperty("HostConfig").GetProperty("ReadonlyRootfs").GetBoolean());
    }

    [Fact(Timeout = 300_000)]
    public async Task Two_applications_side_by_side_do_not_see_each_other()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var variant = TestVariant.Small("twin");
        var first = await TestApp.StartHealthyAsync(cancellationToken, variant);
        await using var second = await TestApp.StartHealthyAsync(cancellationToken, variant);
        Assert.NotEqual(first.ContainerOf("twin"), second.ContainerOf("twin"));
        Assert.NotEqual(first.Application.GetEndpoint("twin", "http"), second.Application.GetEndpoint("twin", "http"));

        await first.DisposeAsync();

        using var client = second.Application.CreateHttpClient("twin", "http");
        Assert.NotEmpty(await client.GetStringAsync("/", cancellationToken));
    }
}
