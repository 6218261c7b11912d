using Microsoft.Extensions.Configuration;

namespace HelloAspire.AppHost;

/// <summary>The settings of the comparison page.</summary>
public static class ComparisonSettings
{
    /// <summary>The resource's name.</summary>
    public const string Name = "comparison";

    /// <summary>Whether the page is wanted: there must be two variants to compare.</summary>
    public static bool Wanted(IConfiguration configuration, IReadOnlyCollection<Variant> variants) =>
        variants.Count > 1 && Setting.IsOn(configuration, "Comparison:Enabled");

    /// <summary>The page's port on this machine, or null for any free one.</summary>
    public static int? Port(IConfiguration configuration) => Setting.Port(configuration, "Ports:Comparison");

    /// <summary>
    /// What the page takes of known vulnerabilities: a database, exceptions, other scanners' results by the variants' names. Files
    /// are given relative to the app host's directory.
    /// </summary>
    /// <returns>Each as an environment variable.</returns>
    public static IEnumerable<(string Name, string Value)> Vulnerabilities(
        IConfiguration configuration,
        string appHostDirectory
    )
    {
        foreach (var key in new[] { "Comparison:Database", "Comparison:Ignore", "Comparison:Vex" })
        {
            if (configuration[key] is { Length: > 0 } paths)
            {
                yield return (
                    Variable(key),
                    string.Join(Path.PathSeparator, paths.Split(Path.PathSeparator).Select(FullPath))
                );
            }
        }
        foreach (var (key, value) in configuration.GetSection("Comparison:Vulnerabilities").AsEnumerable())
        {
            // "trivy:FILE"
            if (value?.Split(':', 2) is [var scanner, var file])
            {
                yield return (Variable(key), $"{scanner}:{FullPath(file)}");
            }
            else if (value is { Length: > 0 })
            {
                yield return (Variable(key), value);
            }
        }

        string FullPath(string path) => path.Length == 0 ? "" : Path.GetFullPath(path, appHostDirectory);

        static string Variable(string key) => key.Replace(":", "__", StringComparison.Ordinal);
    }

    /// <summary>The budgets that the page shows as passed or failed, as <c>ratio&lt;10,check:high</c>; null where there are none.</summary>
    public static string? Budgets(IConfiguration configuration) =>
        configuration["Comparison:FailOn"] is { Length: > 0 } budgets ? budgets : null;
}
