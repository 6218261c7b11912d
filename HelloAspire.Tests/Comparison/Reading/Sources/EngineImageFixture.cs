using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Caching;
using HelloAspire.Tests.Comparison.Samples;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Comparison.Reading.Sources;

/// <summary>An image on the base that the single stage has, read once; it is removed after the last test.</summary>
public sealed class EngineImageFixture : IAsyncLifetime
{
    private const string Base = "mcr.microsoft.com/dotnet/sdk:10.0-noble-aot";
    private readonly ImageFiles _files = new();

    internal static EngineCli Engine => EngineCli.Current;

    /// <summary>A name with a registry's port, as pushed images have.</summary>
    public string Name { get; } = $"localhost:5099/model/{Guid.NewGuid():N}:1";

    public string BaseName { get; } = BaseImages.Sdk ?? Base;

    public string Dockerfile { get; private set; } = "";

    public ImageAnalysis Analysis { get; private set; } = null!;

    private ImageReader Reader => field ??= new ImageReader(new ImageCache(_files.NewPath()), ContainerEngine.Default);

    public async ValueTask InitializeAsync()
    {
        Dockerfile = Path.Join(Directory.CreateDirectory(_files.NewPath()).FullName, "Dockerfile");
        await File.WriteAllTextAsync(
            Dockerfile,
            $"""
            ARG SDK_IMAGE={BaseName}
            FROM $SDK_IMAGE AS final
            USER 0
            RUN printf 12345 > /srv/keep && ln /srv/keep /srv/again && chmod 4711 /srv/keep \
                && mkdir -m 777 /srv/open && head -c 3000000 /dev/zero > /srv/gone && ln -s keep /srv/link
            RUN rm -r /srv/gone /etc/cron* /usr/share/doc && printf x > /etc/motd
            ENTRYPOINT ["/bin/sh", "-c", "exec /srv/keep"]

            """
        );
        await Engine.RunAsync(CancellationToken.None, "build", "--tag", Name, Path.GetDirectoryName(Dockerfile)!);
        Analysis = await Analyze(Name, new() { Dockerfile = Dockerfile });
    }

    public async Task<ImageAnalysis> Analyze(string reference, ReadOptions? options = null) =>
        ImageAnalysis.Of(
            await Reader.Read(reference, options, cancellationToken: TestContext.Current.CancellationToken)
        );

    /// <summary>Runs a shell line in a container of the image.</summary>
    /// <returns>The lines that it prints, sorted.</returns>
    public async Task<string[]> Shell(string line)
    {
        var lines = await Engine.ListAsync(
            TestContext.Current.CancellationToken,
            "run",
            "--rm",
            "--user=0",
            "--network=none",
            "--entrypoint=/bin/sh",
            Name,
            "-c",
            line
        );
        return [.. lines.Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.TryRunAsync(CancellationToken.None, "image", "rm", "--force", Name);
        _files.Dispose();
    }
}
