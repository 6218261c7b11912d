using System.Formats.Tar;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace HelloAspire.Tests.Distributed;

/// <summary>A container engine's command line: a look at the containers from outside of the app host.</summary>
/// <param name="executable"><c>docker</c> or <c>podman</c>.</param>
/// <param name="options">What comes before each command.</param>
internal sealed class EngineCli(string executable, params string[] options)
{
    /// <summary>The engine that the app host uses.</summary>
    public static EngineCli Current { get; } =
        new(Environment.GetEnvironmentVariable("ASPIRE_CONTAINER_RUNTIME") is { Length: > 0 } e ? e : "docker");

    /// <summary><c>docker</c> or <c>podman</c>.</summary>
    public string Executable { get; } = executable;

    /// <summary>Runs a command and returns what it printed.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var result = await TryRunAsync(cancellationToken, arguments);
        Assert.True(
            result.IsSuccess,
            $"{Executable} {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.StandardError}"
        );
        return result.StandardOutput.Trim();
    }

    /// <summary>Runs a command and returns the lines that it printed.</summary>
    public async Task<string[]> ListAsync(CancellationToken cancellationToken, params string[] arguments) =>
        (await RunAsync(cancellationToken, arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command and returns how it ended.</summary>
    public async Task<BufferedCommandResult> TryRunAsync(
        CancellationToken cancellationToken,
        params string[] arguments
    ) =>
        await Cli.Wrap(Executable)
            .WithArguments([.. options, .. arguments])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);

    /// <summary>
    /// Removes the images whose names fit a pattern, for a test that ends: by these names, as another test may have given
    /// the same image one of its own.
    /// </summary>
    public async Task RemoveImagesAsync(string pattern)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        foreach (var image in await ListAsync(limit.Token, "images", "--format", "{{.Repository}}:{{.Tag}}", pattern))
        {
            await TryRunAsync(limit.Token, "rmi", "-f", image);
        }
    }

    /// <summary>Returns all that the engine knows of a container.</summary>
    public async Task<JsonElement> InspectAsync(string container, CancellationToken cancellationToken)
    {
        var text = await RunAsync(cancellationToken, "container", "inspect", container);
        return JsonDocument.Parse(text).RootElement[0];
    }

    /// <summary>Returns the files at and below a path of a container that are no directories.</summary>
    public async Task<IReadOnlyList<TarEntry>> CopyAsync(
        string container,
        string path,
        CancellationToken cancellationToken
    )
    {
        using var archive = new MemoryStream();
        await Cli.Wrap(Executable)
            .WithArguments([.. options, "cp", $"{container}:{path}", "-"])
            .WithStandardOutputPipe(PipeTarget.ToStream(archive))
            .ExecuteAsync(cancellationToken);

        archive.Position = 0;
        var entries = new List<TarEntry>();
        await using var reader = new TarReader(archive);
        while (await reader.GetNextEntryAsync(copyData: true, cancellationToken) is { } entry)
        {
            if (entry.EntryType != TarEntryType.Directory)
            {
                entries.Add(entry);
            }
        }
        return entries;
    }
}
