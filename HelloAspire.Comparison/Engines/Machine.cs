using System.Runtime.InteropServices;
using System.Text.Json;

namespace HelloAspire.Comparison.Engines;

/// <summary>The machine that containers run on: with a desktop engine it is a virtual one.</summary>
/// <param name="Cores">Logical processors.</param>
/// <param name="Memory">Bytes; null where no engine tells.</param>
/// <param name="OperatingSystem">With its version, as the engine tells it.</param>
/// <param name="Architecture">As <c>x86_64</c>.</param>
/// <param name="Engine">With its version, as <c>Docker 26.1.5</c>; null where none answers.</param>
public sealed record Machine(int Cores, long? Memory, string OperatingSystem, string Architecture, string? Engine)
{
    /// <summary>This machine, without an engine.</summary>
    public static Machine This { get; } =
        new(
            Environment.ProcessorCount,
            null,
            RuntimeInformation.OSDescription,
            RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
            null
        );

    /// <summary>The engine's machine; this one where the engine does not answer, or where there is none.</summary>
    public static async Task<Machine> Of(ContainerEngine? engine, CancellationToken cancellationToken)
    {
        if (engine is null)
        {
            return This;
        }
        try
        {
            var info = await engine.Run(["info", "--format", "{{json .}}"], cancellationToken);
            return info.IsSuccess ? Parse(engine.Kind, info.StandardOutput) : This;
        }
        catch (Exception exception)
            when (exception is UserErrorException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return This;
        }
    }

    /// <summary>Reads what <c>info</c> prints.</summary>
    internal static Machine Parse(EngineKind kind, string json)
    {
        using var document = JsonDocument.Parse(json);
        var info = document.RootElement;
        if (kind == EngineKind.Docker)
        {
            return new Machine(
                info.GetProperty("NCPU").GetInt32(),
                info.GetProperty("MemTotal").GetInt64(),
                Text(info, "OperatingSystem"),
                Text(info, "Architecture"),
                "Docker " + Text(info, "ServerVersion")
            );
        }
        var host = info.GetProperty("host");
        var distribution = host.GetProperty("distribution");
        return new Machine(
            host.GetProperty("cpus").GetInt32(),
            host.GetProperty("memTotal").GetInt64(),
            $"{Text(distribution, "distribution")} {Text(distribution, "version")}",
            Text(host, "arch"),
            "Podman " + Text(info.GetProperty("version"), "Version")
        );
    }

    public override string ToString() =>
        string.Join(
            ", ",
            new[]
            {
                Cores == 1 ? "1 core" : $"{Cores} cores",
                Memory is { } memory ? ByteSize.Format(memory) + " of memory" : null,
                $"{OperatingSystem} ({Architecture})",
                Engine,
            }.OfType<string>()
        );

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
