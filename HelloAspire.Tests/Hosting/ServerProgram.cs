using System.Security.Cryptography;
using HelloAspire.Tests.Distributed;

namespace HelloAspire.Tests.Hosting;

/// <summary>
/// The static file server of the distributed tests as one file without dependencies: images that are built from scratch
/// around it take a fraction of a second, on any engine. It is compiled once and then kept among the artifacts.
/// </summary>
internal static class ServerProgram
{
    /// <summary>The port on which it listens.</summary>
    public const int Port = 9000;

    private static readonly Lazy<Task<string>> Built = new(FindOrBuildAsync);

    /// <summary>Fills a directory with a Dockerfile, the server and a page.</summary>
    public static async Task WriteContextAsync(string directory)
    {
        Directory.CreateDirectory(directory);
        File.Copy(await Built.Value, Path.Combine(directory, "server"));
        await File.WriteAllTextAsync(Path.Combine(directory, "index.html"), "<p>Hello</p>");
        await File.WriteAllTextAsync(
            Path.Combine(directory, "Dockerfile"),
            """
            FROM scratch
            COPY server /
            COPY index.html /srv/
            ENTRYPOINT ["/server", "/srv", "9000"]
            """
        );
    }

    private static async Task<string> FindOrBuildAsync()
    {
        var context = TestVariant.ContextOf("static-files");
        var source = await File.ReadAllBytesAsync(Path.Combine(context, "server.c"));
        var path = Repository.PathTo("artifacts", "test-server", Convert.ToHexStringLower(SHA256.HashData(source)));
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await BuildAsync(context, path);
        }
        return path;
    }

    private static async Task BuildAsync(string context, string path)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        string[] arguments = BaseImages.Sdk is { } sdk ? ["--build-arg", $"SDK_IMAGE={sdk}"] : [];

        var image = await EngineCli.Current.RunAsync(limit.Token, ["build", "-q", .. arguments, context]);
        var container = await EngineCli.Current.RunAsync(limit.Token, "create", image);
        try
        {
            // Moved into its place, so that another test run never finds half of it.
            var copy = $"{path}.{Environment.ProcessId}";
            await EngineCli.Current.RunAsync(limit.Token, "cp", $"{container}:/usr/local/bin/server", copy);
            File.Move(copy, path, overwrite: true);
        }
        finally
        {
            await EngineCli.Current.TryRunAsync(limit.Token, "rm", container);
            await EngineCli.Current.TryRunAsync(limit.Token, "rmi", image);
        }
    }
}
