using HelloAspire.Comparison.Images;
using HelloAspire.Comparison.Images.Dockerfiles;

namespace HelloAspire.Comparison.Reading;

/// <summary>A Dockerfile comes in.</summary>
internal static class DockerfileLines
{
    private const int Largest = 8 << 20;

    /// <summary>The file's lines.</summary>
    /// <exception cref="UserErrorException">It cannot be read, or nothing can be built from it.</exception>
    public static string[] Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            // A pipe has no length, and a device no end.
            var isKnown = file.CanSeek && file.Length is > 0 and < Largest;
            var content = new byte[isKnown ? file.Length + 1 : Largest];
            var length = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            if (length == Largest)
            {
                throw new UserErrorException($"The Dockerfile '{path}' is larger than any. Name another file.");
            }
            string[] lines = [.. FileText.Lines(content[..length])];
            // From such a file BuildKit may end with the whole engine (Docker 26.1).
            return Dockerfile.HasStage(lines)
                ? lines
                : throw new UserErrorException(
                    $"The Dockerfile '{path}' has no FROM, so nothing can be built from it. Begin its stages with 'FROM IMAGE', or name another file."
                );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The Dockerfile '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Why nothing can be built from the file, with the mend; null where something may be.</summary>
    public static string? Obstacle(string path)
    {
        try
        {
            Read(path);
            return null;
        }
        catch (UserErrorException exception)
        {
            return exception.Message;
        }
    }
}
