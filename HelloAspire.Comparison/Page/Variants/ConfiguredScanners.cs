using HelloAspire.Comparison.Checks.Vulnerabilities.Opinions;

namespace HelloAspire.Comparison.Page.Variants;

/// <summary>
/// What other scanners wrote of the variants' images: <c>Comparison:Vulnerabilities:NAME</c>, as <c>trivy:FILE</c>, a text or an
/// array of texts.
/// </summary>
internal sealed class ConfiguredScanners
{
    public const string Section = "Comparison:Vulnerabilities";

    private readonly IReadOnlyDictionary<string, string[]> _references;

    private ConfiguredScanners(IReadOnlyDictionary<string, string[]> references) => _references = references;

    /// <exception cref="UserErrorException">An entry names no variant.</exception>
    public static ConfiguredScanners Read(IConfiguration configuration, VariantSet variants)
    {
        var entries = configuration.GetSection(Section).GetChildren().ToList();
        return entries.Find(entry => variants.All.All(variant => !Is(variant.Name, entry.Key))) is { } stranger
            ? throw new UserErrorException(
                $"{stranger.Path} does not name a variant. Use one of: {string.Join(", ", variants.All.Select(variant => variant.Name))}."
            )
            : new ConfiguredScanners(entries.ToDictionary(entry => entry.Key, Texts, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The results on a variant, read as they are now.</summary>
    /// <exception cref="UserErrorException">One is missing, or no such result.</exception>
    public IReadOnlyList<ScannerResult> Of(string variant) =>
        [.. (_references.GetValueOrDefault(variant) ?? []).Select(ScannerFormat.Read)];

    private static string[] Texts(IConfigurationSection entry) =>
        entry.Value is { Length: > 0 } text
            ? [text]
            : [.. entry.GetChildren().Select(child => child.Value).OfType<string>()];

    // As configuration compares keys.
    private static bool Is(string name, string key) => name.Equals(key, StringComparison.OrdinalIgnoreCase);
}
