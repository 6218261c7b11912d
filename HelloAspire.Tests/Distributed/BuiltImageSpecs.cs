using System.Text.Json;

namespace HelloAspire.Tests.Distributed;

/// <summary>What was built is shown as properties of the resource.</summary>
[Collection<HelloCollection>]
public sealed class BuiltImageSpecs(HelloApp hello)
{
    [Theory(Timeout = 60_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task The_properties_are_those_of_the_image_that_runs(string resource)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var container = await EngineCli.Current.InspectAsync(hello.App.ContainerOf(resource), cancellationToken);
        var id = container.GetProperty("Image").GetString();
        using var images = JsonDocument.Parse(
            await EngineCli.Current.RunAsync(cancellationToken, "image", "inspect", id!)
        );
        var image = images.RootElement[0];
        await hello.App.WaitForAsync(resource, s => s.Properties.Any(p => p.Name == "image.id"), cancellationToken);

        Assert.Equal(id, hello.App.PropertyOf(resource, "image.id"));
        Assert.Equal(
            FormattableString.Invariant($"{image.GetProperty("Size").GetInt64() / 1e6:N1} MB"),
            hello.App.PropertyOf(resource, "image.size")
        );
        Assert.Equal(image.GetProperty("Created").GetString(), hello.App.PropertyOf(resource, "image.created"));
        Assert.Equal(
            FormattableString.Invariant($"{image.GetProperty("RootFS").GetProperty("Layers").GetArrayLength()}"),
            hello.App.PropertyOf(resource, "image.layers")
        );
        AssertLabel(image, "org.opencontainers.image.revision", hello.App.PropertyOf(resource, "image.revision"));
        AssertLabel(image, "org.opencontainers.image.base.name", hello.App.PropertyOf(resource, "image.base"));
    }

    [Theory(Timeout = 300_000)]
    [InlineData(HelloApp.MultiStage, "1654")]
    [InlineData(HelloApp.SingleStage, "root (none is set)")]
    public async Task What_the_comparison_has_found_is_shown_too(string resource, string user)
    {
        await hello.App.WaitForAsync(
            resource,
            s => s.Properties.Any(p => p.Name == "image.findings"),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(user, hello.App.PropertyOf(resource, "image.user")?.Split(':')[0]);
        Assert.Contains("--probe", hello.App.PropertyOf(resource, "image.healthcheck"), StringComparison.Ordinal);
        Assert.Matches(@"^(none|\d+ \w+(, \d+ \w+)*)$", hello.App.PropertyOf(resource, "image.findings"));
    }

    [Fact(Timeout = 60_000)]
    public void Both_have_the_tag_of_this_working_copy() =>
        Assert.Equal(
            hello.App.ImageOf(HelloApp.MultiStage).Split(':')[1],
            hello.App.ImageOf(HelloApp.SingleStage).Split(':')[1]
        );

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(HelloApp.Both), MemberType = typeof(HelloApp))]
    public async Task Each_service_links_to_the_comparison(string resource)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await hello.App.WaitForHealthyAsync("comparison", cancellationToken);

        var url = Assert.Single(
            hello.App.Current(resource).Snapshot.Urls,
            u => u.DisplayProperties.DisplayName == "Comparison"
        );
        using var client = new HttpClient();
        Assert.Contains(
            "<title",
            await client.GetStringAsync(new Uri(url.Url), cancellationToken),
            StringComparison.Ordinal
        );
    }

    private static void AssertLabel(JsonElement image, string label, string? property) =>
        Assert.Equal(
            image.GetProperty("Config").GetProperty("Labels").TryGetProperty(label, out var value)
                ? value.GetString()
                : null,
            property
        );
}
