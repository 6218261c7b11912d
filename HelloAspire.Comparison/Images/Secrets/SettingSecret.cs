using MemoryPack;

namespace HelloAspire.Comparison.Images.Secrets;

/// <summary>A part of an image's configuration.</summary>
public enum SettingPlace
{
    Environment,
    Label,

    /// <summary>Entry point, command, health check, and what a build on top runs.</summary>
    Command,
    History,
}

/// <summary>A secret in an image's configuration. Nothing of the secret itself is kept.</summary>
/// <param name="Kind">What it is, as "value for 'API_TOKEN'".</param>
/// <param name="Name">The variable, the label, or the setting with the command.</param>
/// <param name="Step">Zero-based step of the history; -1 elsewhere.</param>
[MemoryPackable]
public sealed partial record SettingSecret(SettingPlace Place, string Kind, string Name, int Step);
