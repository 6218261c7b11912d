namespace HelloAspire.Comparison.Reading.Sources;

/// <summary>A file or directory, and which of the images in it is meant.</summary>
internal sealed record ImagePath(string Path, ImageChoice Choice)
{
    private const string StandardInput = "/dev/stdin";

    /// <summary>Reads <c>PATH</c>, <c>PATH:NAME</c>, <c>PATH@DIGEST</c> or <c>PATH:@POSITION</c>; each part may hold colons itself; <c>-</c> is standard input.</summary>
    /// <exception cref="UserErrorException">There is no file at the path, or a directory.</exception>
    public static ImagePath OfFile(string text)
    {
        var named = text is "-" or ['-', ':' or '@', ..] ? StandardInput + text[1..] : text;
        return Find(named, File.Exists)
            ?? throw (
                Find(named, Directory.Exists) is { Path: var path }
                    ? new UserErrorException($"'{path}' is a directory. Name an OCI layout as 'oci:{path}'.")
                    : Missing(text)
            );
    }

    /// <summary>Reads the same for a directory.</summary>
    /// <exception cref="UserErrorException">There is no directory at the path, or a file.</exception>
    public static ImagePath OfDirectory(string text) =>
        Find(text, Directory.Exists)
        ?? throw (
            Find(text, File.Exists) is { Path: var path }
                ? new UserErrorException(
                    $"'{path}' is a file. Name it 'oci-archive:{path}' or 'docker-archive:{path}'."
                )
                : Missing(text)
        );

    private static ImagePath? Find(string text, Func<string, bool> exists)
    {
        for (var end = text.Length; end > 0; end = text.LastIndexOfAny([':', '@'], end - 1))
        {
            if (exists(text[..end]))
            {
                return new(System.IO.Path.GetFullPath(text[..end]), ImageChoice.Parse(text[end..].TrimStart(':')));
            }
        }
        return null;
    }

    private static UserErrorException Missing(string text) =>
        new($"'{text}' does not exist. Check the path (it is relative to the current directory).");
}
