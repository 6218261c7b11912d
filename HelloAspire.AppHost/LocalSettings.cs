using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace HelloAspire.AppHost;

/// <summary>Settings of this machine, such as where base images come from.</summary>
public static class LocalSettings
{
    /// <summary>
    /// Adds <c>appsettings.Local.json</c> where it is there: it goes before the other settings files, and environment
    /// variables and the command line go before it.
    /// </summary>
    public static void AddLocalSettings(this IConfigurationManager configuration, string directory)
    {
        var source = new JsonConfigurationSource
        {
            Path = Path.Combine(directory, "appsettings.Local.json"),
            Optional = true,
        };
        source.ResolveFileProvider();

        var lastFile = configuration.Sources.OfType<JsonConfigurationSource>().LastOrDefault();
        configuration.Sources.Insert(lastFile is null ? 0 : configuration.Sources.IndexOf(lastFile) + 1, source);
    }
}
