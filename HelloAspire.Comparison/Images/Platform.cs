namespace HelloAspire.Comparison.Images;

/// <summary>What an image runs on, as <c>linux/arm64/v8</c>.</summary>
/// <param name="Variant">Null where none is told.</param>
public sealed record Platform(string OperatingSystem, string Architecture, string? Variant = null)
{
    /// <summary>False where only a part of it is told, or nothing.</summary>
    public bool IsKnown => OperatingSystem.Length > 0 && Architecture.Length > 0;

    public bool IsWindows => OperatingSystem == "windows";

    /// <summary>Reads <c>os/arch</c> or <c>os/arch/variant</c>; names that other tools give an architecture are known.</summary>
    /// <exception cref="UserErrorException">It is no platform.</exception>
    public static Platform Parse(string text) =>
        text.Trim().ToLowerInvariant().Split('/') is [{ Length: > 0 } system, { Length: > 0 } architecture, .. var rest]
        && rest is [] or [{ Length: > 0 }]
            ? Of(system, architecture, rest.FirstOrDefault())
            : throw new UserErrorException($"'{text}' is not a platform. Write it as 'linux/amd64' or 'linux/arm/v7'.");

    /// <summary>The platform by the names that an image gives.</summary>
    public static Platform Of(string? system, string? architecture, string? variant) =>
        (architecture ?? "") switch
        {
            "x86_64" or "x86-64" => new(system ?? "", "amd64", variant),
            "aarch64" => new(system ?? "", "arm64", variant),
            "i386" => new(system ?? "", "386", variant),
            "armhf" => new(system ?? "", "arm", "v7"),
            "armel" => new(system ?? "", "arm", "v6"),
            var known => new(
                system ?? "",
                known,
                variant switch
                {
                    null or "" => null,
                    [>= '0' and <= '9', ..] => "v" + variant,
                    _ => variant,
                }
            ),
        };

    /// <summary>Whether an image for this platform is what was asked for; a variant that is not asked for plays no part.</summary>
    public bool Satisfies(Platform wanted) =>
        OperatingSystem == wanted.OperatingSystem
        && Architecture == wanted.Architecture
        && (wanted.Variant is null || wanted.EffectiveVariant == EffectiveVariant);

    /// <summary>How far the variant is from the one that is meant where none is told; the least far suits best.</summary>
    public int DistanceFromDefault => Math.Abs(Level(EffectiveVariant) - Level(DefaultVariant));

    private string? EffectiveVariant => Variant ?? DefaultVariant;

    // containerd's normal form.
    private string? DefaultVariant =>
        Architecture switch
        {
            "amd64" => "v1",
            "arm" => "v7",
            "arm64" => "v8",
            _ => null,
        };

    private static int Level(string? variant) => int.TryParse(variant?.TrimStart('v'), out var level) ? level : 0;

    public override string ToString() =>
        string.Join('/', new[] { OperatingSystem, Architecture, Variant }.Where(part => !string.IsNullOrEmpty(part)));
}
