using HelloAspire.Comparison.Checks;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Reading;
using HelloAspire.Comparison.Reading.Caching;
using HelloAspire.Tests.Comparison.Samples;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Comparison.Checks;

/// <summary>A small image with programs and scripts of every kind, and images upon it that begin with one of them.</summary>
public sealed class StartingImages : IAsyncLifetime
{
    private readonly ImageFiles _files = new();
    private readonly string _name = $"hello-starts-{Guid.NewGuid():N}";
    private int _count;

    private static EngineCli Engine => EngineCli.Current;
    private ImageReader Reader => field ??= new ImageReader(new ImageCache(_files.NewPath()), ContainerEngine.Default);

    public ValueTask InitializeAsync() =>
        Build(
            "base",
            $$"""
            FROM {{BaseImages.Sdk ?? "mcr.microsoft.com/dotnet/sdk:10.0-noble-aot"}} AS tools
            USER 0
            RUN mkdir -p /cases/private && cd /cases \
                && printf '#!/bin/sh\nexit 0\n' | tee good private/good owner-only readable > unexecutable \
                && printf '#!/bin/sh\r\nexit 0\r\n' > crlf \
                && printf '\357\273\277#!/bin/sh\nexit 0\n' > marked \
                && printf '#!/nothing\n' > no-interpreter \
                && printf '#!/cases/unexecutable\n' > dull-interpreter \
               && printf '#!/cases\n' > folder-interpreter \
               && printf '#!/usr/bin/env bash\n' > no-bash \
                && printf '#!/usr/bin/env -S sh -e\nexit 0\n' > env-split \
                && printf 'exit 0\n' > plain \
                && printf '' > empty \
                && cp /bin/bash unlinked \
                && cp /usr/bin/dash foreign && printf '\267' | dd of=foreign bs=1 seek=18 conv=notrunc \
                && chmod 755 good crlf marked no-interpreter dull-interpreter folder-interpreter no-bash env-split plain empty private/good \
                && chmod 711 readable && chmod 700 private owner-only && chmod 644 unexecutable

            FROM {{BaseImages.Configuration["BaseImages:Runtime"]
                ?? "mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled"}}
            COPY --from=tools /usr/bin/dash /bin/sh
            COPY --from=tools /usr/bin/env /usr/bin/env
            COPY --from=tools /cases /cases
            """
        );

    /// <summary>What the checks and what the engine say of the image's start.</summary>
    /// <param name="instructions">A Dockerfile's, without FROM.</param>
    internal async Task<(string? Finding, bool Starts, string Says)> Try(string instructions, CancellationToken token)
    {
        var image = $"case-{Interlocked.Increment(ref _count)}";
        await Build(image, $"FROM {_name}:base\n{instructions}\n");
        var analysis = ImageAnalysis.Of(await Reader.Read($"{_name}:{image}", cancellationToken: token));
        var run = await Engine.TryRunAsync(token, "run", "--rm", "--network=none", $"{_name}:{image}");
        var finding = analysis.Findings.FirstOrDefault(finding => finding.Check.PreventsStart);
        return (finding?.Detail, run.IsSuccess, run.StandardError);
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.RemoveImagesAsync(_name);
        _files.Dispose();
    }

    private async ValueTask Build(string tag, string dockerfile)
    {
        var context = Directory.CreateDirectory(_files.NewPath()).FullName;
        await File.WriteAllTextAsync(Path.Join(context, "Dockerfile"), dockerfile);
        await Engine.RunAsync(CancellationToken.None, "build", "--quiet", "--tag", $"{_name}:{tag}", context);
    }
}
