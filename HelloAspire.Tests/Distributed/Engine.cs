using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;

namespace HelloAspire.Tests.Distributed;

/// <summary>The container engine's command line: a look at the containers from outside of the app host.</summary>
internal static class Engine
{
    /// <summary>The engine that the app host uses.</summary>
    public static string Executable { get; } =
        Environment.GetEnvironmentVariable("ASPIRE_CONTAINER_RUNTIME") is { Length: > 0 } chosen ? chosen : "docker";

    /// <summary>Runs a command and returns what it printed.</summary>
    public static async Task<string> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var result = await TryRunAsync(cancellationToken, arguments);
        Assert.True(
            result.IsSuccess,
            $"{Executable} {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.StandardError}"
        );
        return result.StandardOutput.Trim();
    }

    /// <summary>Runs a command and returns how it ended.</summary>
    public static async Task<BufferedCommandResult> TryRunAsync(
        CancellationToken cancellationToken,
        params string[] arguments
    ) =>
        await Cli.Wrap(Executable)
            .WithArguments(arguments)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);

    /// <summary>Returns all that the engine knows of a container.</summary>
    public static async Task<JsonElement> InspectAsync(string container, CancellationToken cancellationToken)
    {
        var text = await RunAsync(cancellationToken, "container", "inspect", container);
        return JsonDocument.Parse(text).RootElement[0];
    }

    /// <summary>Returns what is read at a path of a container.</summary>
    public static async Task<byte[]> ReadFileAsync(string container, string path, CancellationToken cancellationToken)
    {
        using var archive = new MemoryStream();
        await Cli.Wrap(Executable)
            .WithArguments(["cp", $"{container}:{path}", "-"])
            .WithStandardOutputPipe(PipeTarget.ToStream(archive))
            .ExecuteAsync(cancellationToken);

        archive.Position = 0;
        await using var reader = new System.Formats.Tar.TarReader(archive);
        var entry = await reader.GetNextEntryAsync(copyData: true, cancellationToken);
        using var content = new MemoryStream();
        await entry!.DataStream!.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
