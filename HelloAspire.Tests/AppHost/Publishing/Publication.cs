using CliWrap;
using CliWrap.Buffered;
using HelloAspire.AppHost;

namespace HelloAspire.Tests.AppHost.Publishing;

/// <summary>What the app host publishes into a directory, removed at the end.</summary>
internal sealed class Publication : IDisposable
{
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("publication-").FullName;

    public string Read(params string[] path) => File.ReadAllText(Path.Join([Directory, .. path]));

    /// <summary>Runs the app host's pipeline as a process of its own, as <c>dotnet run -- --operation publish</c> does.</summary>
    public async Task<BufferedCommandResult> Publish(params string[] settings) =>
        await Cli.Wrap("dotnet")
            .WithArguments([
                "exec",
                typeof(Variant).Assembly.Location,
                "--operation",
                "publish",
                "--step",
                "publish",
                "--output-path",
                Directory,
                .. settings,
            ])
            .WithWorkingDirectory(Repository.PathTo("HelloAspire.AppHost"))
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
