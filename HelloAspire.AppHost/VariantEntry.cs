using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace HelloAspire.AppHost;

/// <summary>Reads one entry of <c>Variants</c> and collects all that is wrong with it.</summary>
internal sealed partial class VariantEntry(IConfigurationSection entry, string appHostDirectory, List<string> problems)
{
    private static readonly string[] Keys =
    [
        nameof(Variant.Name),
        nameof(Variant.Context),
        nameof(Variant.Dockerfile),
        nameof(Variant.Port),
        nameof(Variant.TargetPort),
        nameof(Variant.HealthPath),
        nameof(Variant.AlivePath),
        nameof(Variant.BuildArgs),
    ];

    /// <summary>The names of the app host's other resources.</summary>
    private static readonly string[] Taken = [ComparisonSettings.Name];

    private bool _isWrong;

    /// <summary>Returns the variant, or null where the entry is wrong.</summary>
    public Variant? Read(IReadOnlyCollection<Variant> others)
    {
        CheckKeys();
        var name = ReadName(others);
        var context = ReadContext();
        var healthPath = ReadPath(nameof(Variant.HealthPath)) ?? "/health";
        var variant = new Variant(
            name,
            context,
            ReadDockerfile(context),
            ReadPort(nameof(Variant.Port)),
            ReadPort(nameof(Variant.TargetPort)) ?? 8080,
            healthPath,
            ReadPath(nameof(Variant.AlivePath)) ?? healthPath,
            entry.GetSection(nameof(Variant.BuildArgs)).GetChildren().ToDictionary(a => a.Key, a => a.Value ?? "")
        );
        CheckPort(variant, others);
        return _isWrong ? null : variant;
    }

    private void CheckKeys()
    {
        foreach (var unknown in entry.GetChildren().Where(c => !Keys.Contains(c.Key, StringComparer.OrdinalIgnoreCase)))
        {
            Wrong(unknown.Key, $"is not a setting of a variant. Known settings: {string.Join(", ", Keys)}.");
        }
    }

    private string ReadName(IReadOnlyCollection<Variant> others)
    {
        var name = entry[nameof(Variant.Name)] ?? "";
        if (name.Length > 64 || !NamePattern().IsMatch(name))
        {
            Wrong(
                nameof(Variant.Name),
                $"is '{name}'. Give at most 64 lower-case letters, digits and single hyphens, beginning with a letter."
            );
        }
        else if (Taken.Contains(name) || others.Any(o => o.Name == name))
        {
            Wrong(nameof(Variant.Name), $"'{name}' is taken. Give each variant its own name.");
        }
        return name;
    }

    private string ReadContext()
    {
        var given = entry[nameof(Variant.Context)];
        var path = Path.GetFullPath(given ?? ".", appHostDirectory);
        if (string.IsNullOrWhiteSpace(given))
        {
            Wrong(
                nameof(Variant.Context),
                "is missing. Give the build context's directory, relative to the app host's."
            );
        }
        else if (!Directory.Exists(path))
        {
            Wrong(
                nameof(Variant.Context),
                $"'{given}' is not a directory ({path}). Give one, relative to the app host's."
            );
        }
        return path;
    }

    private string ReadDockerfile(string context)
    {
        var given = entry[nameof(Variant.Dockerfile)] ?? "Dockerfile";
        var path = Path.GetFullPath(given, context);
        if (entry[nameof(Variant.Context)] is not null && Directory.Exists(context) && !File.Exists(path))
        {
            Wrong(nameof(Variant.Dockerfile), $"'{given}' is not a file ({path}). Give one, relative to Context.");
        }
        // From such a file BuildKit may end with the whole engine (Docker 26.1).
        else if (File.Exists(path) && !File.ReadLines(path).Any(FromPattern().IsMatch))
        {
            Wrong(nameof(Variant.Dockerfile), $"'{given}' has no FROM ({path}). Begin its stages with 'FROM IMAGE'.");
        }
        return given;
    }

    private int? ReadPort(string key)
    {
        if (entry[key] is not { } text)
        {
            return null;
        }
        if (!Setting.TryParsePort(text, out var port))
        {
            Wrong(key, $"is '{text}'. Give {Setting.PortRange}.");
            return null;
        }
        return port;
    }

    private string? ReadPath(string key)
    {
        var path = entry[key];
        if (path?.StartsWith('/') == false)
        {
            Wrong(key, $"is '{path}'. Give a path that begins with a slash, such as /health.");
        }
        return path;
    }

    private void CheckPort(Variant variant, IReadOnlyCollection<Variant> others)
    {
        if (variant.Port is { } port && others.FirstOrDefault(o => o.Port == port) is { } other)
        {
            Wrong(nameof(Variant.Port), $"{port} is that of '{other.Name}' too. Give each variant its own port.");
        }
    }

    private void Wrong(string key, string what)
    {
        _isWrong = true;
        var name = entry[nameof(Variant.Name)];
        problems.Add($"{entry.Path}{(string.IsNullOrEmpty(name) ? "" : $" ('{name}')")}: {key} {what}");
    }

    [GeneratedRegex(@"^\s*FROM\b", RegexOptions.IgnoreCase)]
    private static partial Regex FromPattern();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex NamePattern();
}
