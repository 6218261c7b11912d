using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace HelloAspire.Hosting.Testing;

/// <summary>
/// What holds in tests where nothing else is said: random ports, and the variables of the app host's first launch
/// profile, as `dotnet run` would set them. All else in the configuration goes before.
/// </summary>
internal static class TestingDefaults
{
    public static void Apply(Assembly assembly, HostApplicationBuilderSettings settings)
    {
        var values = LaunchProfile(settings.ContentRootPath!);
        values.TryAdd("DcpPublisher:RandomizePorts", "true");
        settings.EnvironmentName ??= values.GetValueOrDefault("DOTNET_ENVIRONMENT");
        settings.ApplicationName ??= assembly.GetName().Name;
        settings.Configuration!.Sources.Insert(
            0,
            new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = values }
        );
    }

    private static Dictionary<string, string?> LaunchProfile(string directory)
    {
        var values = new Dictionary<string, string?>();
        var file = Path.Combine(directory, "Properties", "launchSettings.json");
        if (!File.Exists(file))
        {
            return values;
        }

        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var profile = json.RootElement.GetProperty("profiles").EnumerateObject().FirstOrDefault().Value;
        if (profile.ValueKind == JsonValueKind.Object)
        {
            if (profile.TryGetProperty("applicationUrl", out var urls))
            {
                values[DashboardKeys.FrontendUrl] = urls.GetString();
            }
            if (profile.TryGetProperty("environmentVariables", out var variables))
            {
                foreach (var variable in variables.EnumerateObject())
                {
                    values[variable.Name] = variable.Value.GetString();
                }
            }
        }
        return values;
    }
}
