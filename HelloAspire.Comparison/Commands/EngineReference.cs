using HelloAspire.Comparison.Engines;
using HelloAspire.Comparison.Reading.Sources;

namespace HelloAspire.Comparison.Commands;

internal static class EngineReference
{
    /// <summary>The engine that an image reference speaks of, and the image's name there.</summary>
    /// <exception cref="UserErrorException">The reference names a file, which no container can be started from.</exception>
    public static (ContainerEngine Engine, string Image) Parse(string text)
    {
        var reference = ImageReference.Parse(text, ContainerEngine.Default);
        return reference.Engine is { } engine
            ? (engine, reference.Location)
            : throw new UserErrorException(
                $"Measures start containers, and '{text}' is a file. Load it into the engine first, then name the image."
            );
    }
}
