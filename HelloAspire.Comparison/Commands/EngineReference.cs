using HelloAspire.Comparison.Engines;

namespace HelloAspire.Comparison.Commands;

internal static class EngineReference
{
    private static readonly string[] Files = ["docker-archive:", "oci-archive:", "oci:"];

    /// <summary>The engine that an image reference speaks of, and the image's name there.</summary>
    /// <exception cref="UserErrorException">The reference names a file, which no container can be started from.</exception>
    public static (ContainerEngine Engine, string Image) Parse(string reference)
    {
        if (Files.Any(prefix => reference.StartsWith(prefix, StringComparison.Ordinal)))
        {
            throw new UserErrorException(
                $"Measures start containers, and '{reference}' is a file. Load it into the engine first, then name the image."
            );
        }
        return reference.Split(':', 2) switch
        {
            ["docker-daemon", var image] => (new ContainerEngine("docker"), image),
            ["containers-storage", var image] => (new ContainerEngine("podman"), image),
            _ => (ContainerEngine.Default, reference),
        };
    }
}
