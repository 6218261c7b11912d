using Microsoft.Extensions.Configuration.Json;

namespace HelloAspire.AppHost;

/// <summary>Settings of this machine, which no commit holds.</summary>
public static class LocalSettings
{
    /// <summary>
    /// Adds <c>appsettings.BaseImages.json</c>, which the set-up writes, and <c>appsettings.Local.json</c>, the user's own,
    /// where they are there. The second goes before the first, both before the other settings files; environment
    /// variables and the command line go before all.
    /// </summary>
    public static void AddLocalSettings(this IDistributedApplicationBuilder builder)
    {
        var sources = builder.Configuration.Sources;
        var last = sources.OfType<JsonConfigurationSource>().LastOrDefault();
        var index = last is null ? 0 : sources.IndexOf(last) + 1;
        foreach (var name in (string[])["BaseImages", "Local"])
        {
            var source = new JsonConfigurationSource
            {
                Path = Path.Combine(builder.AppHostDirectory, $"appsettings.{name}.json"),
                Optional = true,
            };
            source.ResolveFileProvider();
            sources.Insert(index++, source);
        }
    }
}
