namespace HelloAspire.Tests.Distributed;

/// <summary>A copy of the small static page's build context that a test may edit; its images are known by a label.</summary>
internal sealed class StaticPage : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hello-aspire-");

    public StaticPage(string name)
    {
        Variant = TestVariant.Small(name) with { Context = _directory.FullName, ImageStays = true };
        foreach (var file in (string[])["server.c", "wwwroot/index.html", "Dockerfile.small"])
        {
            Write(file, File.ReadAllText(Path.Combine(TestVariant.ContextOf("static-files"), file)));
        }
        File.AppendAllText(Path.Combine(_directory.FullName, "Dockerfile.small"), $"LABEL page={_directory.Name}\n");
    }

    public TestVariant Variant { get; }

    /// <summary>Writes a file of the context.</summary>
    public void Write(string path, string text)
    {
        var file = Path.Combine(_directory.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Returns the IDs and names of all images that were built from it, the unnamed ones too.</summary>
    public Task<string[]> ImagesAsync(CancellationToken cancellationToken) =>
        EngineCli.Current.ListAsync(
            cancellationToken,
            "images",
            "--no-trunc",
            "--filter",
            $"label=page={_directory.Name}",
            "--format",
            "{{.ID}} {{.Repository}}:{{.Tag}}"
        );

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        foreach (var image in await ImagesAsync(limit.Token))
        {
            await EngineCli.Current.TryRunAsync(limit.Token, "rmi", "-f", image.Split(' ')[0]);
        }
        _directory.Delete(recursive: true);
    }
}
