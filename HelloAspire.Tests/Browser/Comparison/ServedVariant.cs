using System.Globalization;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Measures.Containers;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Browser.Comparison;

/// <summary>A test image that runs at an address of its own, as an app host runs a variant; removed with the test.</summary>
internal sealed class ServedVariant : IAsyncDisposable
{
    private const string Port = "9000";

    private readonly int _port = FreePort.Next();
    private readonly List<string> _containers = [];
    private readonly ImageVariant _image;

    private ServedVariant(ImageVariant image) => _image = image;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ImageVariant Variant => _image with { Url = new Uri($"http://127.0.0.1:{_port}") };

    /// <summary>The ID of the container that was started last.</summary>
    public string Container => _containers[^1];

    public static async Task<ServedVariant> Start(ImageVariant image)
    {
        var served = new ServedVariant(image);
        await served.Run();
        return served;
    }

    /// <summary>Starts another container at the same address.</summary>
    public async Task Run() =>
        _containers.Add(
            await EngineCli.Current.RunAsync(
                Token,
                "container",
                "run",
                "--detach",
                "--publish",
                string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}:{Port}"),
                _image.Image.Text
            )
        );

    /// <summary>Has the engine do something with the container that was started last.</summary>
    public Task Have(params string[] command) =>
        EngineCli.Current.RunAsync(Token, ["container", .. command, Container]);

    public async ValueTask DisposeAsync() =>
        await EngineCli.Current.TryRunAsync(CancellationToken.None, ["container", "rm", "--force", .. _containers]);
}
