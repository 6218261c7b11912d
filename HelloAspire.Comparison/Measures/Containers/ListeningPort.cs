using System.Globalization;
using System.Text.Json;
using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Measures.Containers;

internal static class ListeningPort
{
    // The variables that images declare it with: ASP.NET Core's, and that of most hosting platforms.
    private static readonly string[] Variables = ["ASPNETCORE_HTTP_PORTS", "PORT"];

    /// <summary>The port that a container of the image listens on: as the image exposes it, else as its environment says.</summary>
    /// <exception cref="UserErrorException">The engine has no such image, or the image does not declare a port.</exception>
    public static async Task<int> Of(ContainerEngine engine, string image, CancellationToken cancellationToken)
    {
        var json = await engine.Ask(
            $"look up '{image}'",
            ["image", "inspect", "--format", "{{json .Config}}", image],
            cancellationToken
        );
        var config = JsonSerializer.Deserialize<Config>(json)!;
        var exposed = (config.ExposedPorts?.Keys ?? Enumerable.Empty<string>())
            .Select(port => port.Split('/'))
            .Where(port => port is [_] or [_, "tcp"])
            .Select(port => port[0]);
        var told = (config.Env ?? [])
            .Select(pair => pair.Split('=', 2))
            .Where(pair => pair.Length == 2 && Variables.Contains(pair[0]))
            .Select(pair => pair[1].Split(';')[0]);
        return
            exposed
                .Concat(told)
                .Select(text => int.TryParse(text, CultureInfo.InvariantCulture, out var port) ? port : 0)
                .FirstOrDefault(port => port is > 0 and <= ushort.MaxValue)
                is > 0
                    and var found
            ? found
            : throw new UserErrorException(
                $"'{image}' does not declare the port it listens on. Add EXPOSE to its Dockerfile, or set the variant's TargetPort."
            );
    }

    private sealed record Config(Dictionary<string, object>? ExposedPorts, string[]? Env);
}
