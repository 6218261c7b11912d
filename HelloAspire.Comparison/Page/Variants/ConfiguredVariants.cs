using System.Globalization;
using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Measures;
using HelloAspire.Comparison.Reading.Sources;

namespace HelloAspire.Comparison.Page.Variants;

/// <summary>Reads the variants from configuration: the array <c>Comparison:Variants</c>, the first being the baseline.</summary>
internal static class ConfiguredVariants
{
    public const string Section = "Comparison:Variants";

    /// <exception cref="UserErrorException">Entries are wrong; the message names each and how to fix it.</exception>
    public static IReadOnlyList<ImageVariant> Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        var variants = configuration
            .GetSection(Section)
            .GetChildren()
            .Select(entry => Read(entry, problems))
            .OfType<ImageVariant>()
            .ToList();

        foreach (var name in variants.GroupBy(variant => variant.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"{Section}: the name '{name.Key}' is used more than once. Give each variant its own name.");
        }
        if (variants.Count == 1 && problems.Count == 0)
        {
            problems.Add($"{Section} has one entry, and nothing to compare it with. Add a second one.");
        }
        return problems.Count == 0
            ? variants
            : throw new UserErrorException(string.Join(Environment.NewLine, problems));
    }

    private static ImageVariant? Read(IConfigurationSection entry, List<string> problems)
    {
        var before = problems.Count;
        var variant = new ImageVariant
        {
            Name = Required(entry, nameof(ImageVariant.Name), problems),
            // Without one there is a problem, and no variant.
            Image = ReadImage(entry, problems)!,
            Dockerfile = Text(entry, nameof(ImageVariant.Dockerfile)),
            ContextPath = Text(entry, nameof(ImageVariant.ContextPath)) is { } path ? Path.GetFullPath(path) : null,
            BuildArgs = entry
                .GetSection(nameof(ImageVariant.BuildArgs))
                .GetChildren()
                .ToDictionary(argument => argument.Key, argument => argument.Value ?? ""),
            Url = ReadUrl(entry, problems),
            HealthPath = ReadHealthPath(entry, problems),
            TargetPort = ReadPort(entry, problems),
        };
        return problems.Count == before ? variant : null;
    }

    private static string Required(IConfigurationSection entry, string key, List<string> problems)
    {
        if (Text(entry, key) is { } value)
        {
            return value;
        }
        problems.Add($"{entry.Path}:{key} is missing. Each variant needs a Name and an Image.");
        return "";
    }

    private static ImageReference? ReadImage(IConfigurationSection entry, List<string> problems)
    {
        if (Required(entry, nameof(ImageVariant.Image), problems) is not { Length: > 0 } text)
        {
            return null;
        }
        try
        {
            return ImageReference.Parse(text, ContainerEngine.Default);
        }
        catch (UserErrorException exception)
        {
            problems.Add($"{entry.Path}:Image: {exception.Message}");
            return null;
        }
    }

    private static Uri? ReadUrl(IConfigurationSection entry, List<string> problems)
    {
        if (Text(entry, nameof(ImageVariant.Url)) is not { } text)
        {
            return null;
        }
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http", IsLoopback: true })
        {
            return url;
        }
        problems.Add(
            $"{entry.Path}:Url is '{text}'. Give an http address of this machine, such as http://localhost:5000."
        );
        return null;
    }

    private static string? ReadHealthPath(IConfigurationSection entry, List<string> problems)
    {
        var path = Text(entry, nameof(ImageVariant.HealthPath));
        if (path is not null && !path.StartsWith('/'))
        {
            problems.Add(
                $"{entry.Path}:HealthPath is '{path}'. Give a path that begins with a slash, such as /health."
            );
        }
        return path;
    }

    private static int? ReadPort(IConfigurationSection entry, List<string> problems)
    {
        if (Text(entry, nameof(ImageVariant.TargetPort)) is not { } text)
        {
            return null;
        }
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= ushort.MaxValue
        )
        {
            return port;
        }
        problems.Add($"{entry.Path}:TargetPort is '{text}'. Give a number from 1 to {ushort.MaxValue}.");
        return null;
    }

    private static string? Text(IConfigurationSection entry, string key) =>
        string.IsNullOrWhiteSpace(entry[key]) ? null : entry[key];
}
