using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.AppHost;

/// <summary>Reads settings; one that is wrong ends the start with its name and the mend.</summary>
public static class Setting
{
    /// <summary>What a port may be, for messages.</summary>
    public static string PortRange { get; } =
        string.Create(CultureInfo.InvariantCulture, $"a number from 1 to {IPEndPoint.MaxPort}");

    /// <summary>Reads a port, null where none is set.</summary>
    /// <exception cref="DistributedApplicationException">It is no port.</exception>
    public static int? Port(IConfiguration configuration, string key) =>
        configuration[key] is not { Length: > 0 } text ? null
        : TryParsePort(text, out var port) ? port
        : throw new DistributedApplicationException($"{key} is '{text}'. Give {PortRange}.");

    /// <summary>Reads a switch, on where it is not set.</summary>
    /// <exception cref="DistributedApplicationException">It is neither true nor false.</exception>
    public static bool IsOn(IConfiguration configuration, string key) =>
        configuration[key] is not { Length: > 0 } text
        || (
            bool.TryParse(text, out var on)
                ? on
                : throw new DistributedApplicationException($"{key} is '{text}'. Give true or false.")
        );

    /// <summary>Tells whether a text is a port.</summary>
    public static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port)
        && port is >= 1 and <= IPEndPoint.MaxPort;
}
